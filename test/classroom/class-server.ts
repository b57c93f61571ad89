import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve as resolvePath } from "node:path";

/** The real server in a process of its own, with a journal of its own. */
export interface ClassServer {
  readonly origin: string;
  readonly process: () => ChildProcess;
  /** Ends it without warning, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with the same journal. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface ClassServerOptions {
  /** By the port, for a server that has to know its own address. */
  readonly env?: Readonly<Record<string, string>> | ((port: number) => Readonly<Record<string, string>>);
  /** A command and its options to start it with, such as `taskset -c 0`. */
  readonly under?: readonly string[];
  /** Where the built game lies in dist/. */
  readonly cwd?: string;
}

const MAIN = resolvePath(import.meta.dirname, "../../src/server/main.ts");
const TSX = import.meta.resolve("tsx");

/** Below what systems give to outgoing connections, of which hundreds of players have many. */
const PORTS = { first: 20_000, last: 30_000 };
const TRIES = 20;

async function freePort(): Promise<number> {
  for (let left = TRIES; left > 0; left--) {
    const port = PORTS.first + Math.floor(Math.random() * (PORTS.last - PORTS.first));
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once("error", () => resolve(false));
      probe.listen(port, "127.0.0.1", () => resolve(true));
    });
    await new Promise((resolve) => probe.close(resolve));
    if (isFree) return port;
  }
  throw new Error(`no free port was found from ${PORTS.first} to ${PORTS.last}`);
}

/** Starts `npm start`'s server on the built game in dist/. */
export async function startClassServer({
  env = {},
  under = [],
  cwd = process.cwd(),
}: ClassServerOptions = {}): Promise<ClassServer> {
  const folder = await mkdtemp(join(tmpdir(), "glimpse-class-"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess;

  const start = async (): Promise<void> => {
    const [command = process.execPath, ...options] = [...under, process.execPath];
    child = spawn(command, [...options, "--import", TSX, MAIN], {
      cwd,
      env: {
        ...process.env,
        PORT: String(port),
        HOST: "127.0.0.1",
        CLASSROOM_DB: join(folder, "classroom.db"),
        ...(typeof env === "function" ? env(port) : env),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const mine = child;
    let said = "";
    await new Promise<void>((resolve, reject) => {
      const hear = (text: Buffer) => {
        said += text.toString();
        if (/Glimpse plays at/.test(said)) resolve();
      };
      mine.stdout?.on("data", hear);
      mine.stderr?.on("data", hear);
      mine.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    });
  };
  const end = (signal: NodeJS.Signals): Promise<void> => {
    const mine = child;
    if (mine.exitCode !== null || mine.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      mine.once("exit", () => resolve());
      mine.kill(signal);
    });
  };

  await start();
  return {
    origin,
    process: () => child,
    kill: () => end("SIGKILL"),
    restart: start,
    close: async () => {
      await end("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
