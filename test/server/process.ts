import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** The real server as a process of its own, over a dist/ of its own. */
export interface Running {
  readonly folder: string;
  readonly port: number;
  readonly child: ChildProcess;
  /** Everything printed so far. */
  said(): string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  close(): Promise<void>;
}

const MAIN = resolve(import.meta.dirname, "../../src/server/main.ts");
const TSX = import.meta.resolve("tsx");

export interface Started {
  readonly child: ChildProcess;
  said(): string;
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** @param cwd where dist/ lies */
export function startProcess(cwd: string, env: Readonly<Record<string, string>>): Started {
  const { PORT: _port, HOST: _host, ...inherited } = process.env;
  const child = spawn(process.execPath, ["--import", TSX, MAIN], {
    cwd,
    env: { ...inherited, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (part: string) => {
      text += part;
    });
  }
  const ended = new Promise<number | NodeJS.Signals>((done) => {
    child.on("close", (code, signal) => done(code ?? signal ?? -1));
  });
  return { child, said: () => text, ended };
}

export async function makeGame(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "glimpse-process-"));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, "dist", path)), { recursive: true });
    await writeFile(join(folder, "dist", path), content);
  }
  return folder;
}

/** Starts the server on a free port and waits until it says where it is. */
export async function runServer(
  files: Readonly<Record<string, string | Buffer>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const folder = await makeGame(files);
  const started = startProcess(folder, { PORT: "0", HOST: "127.0.0.1", ...env });
  const { child, said, ended } = started;
  const port = await new Promise<number>((found, fail) => {
    child.stdout?.on("data", () => {
      const match = /plays at http:\/\/\S+:(\d+)\//.exec(said());
      if (match) found(Number(match[1]));
    });
    void ended.then((how) => fail(new Error(`the server ended (${how}): ${said()}`)));
  });
  return {
    folder: join(folder, "dist"),
    port,
    child,
    said,
    ended,
    async close() {
      child.kill("SIGKILL");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
