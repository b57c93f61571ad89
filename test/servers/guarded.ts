import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";

export interface GuardedServer {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

export interface Guarded {
  readonly command: readonly [program: string, ...args: string[]];
  /** Its own, removed with it. */
  readonly folder: string;
  /** The signal at which it ends soon. */
  readonly signal: "QUIT" | "TERM";
  /** What it prints when it can be asked. */
  readonly ready: RegExp;
  readonly user?: { readonly uid: number; readonly gid: number };
}

/**
 * Becomes the server, and leaves behind a watcher that ends it when whoever started it is gone: even by SIGKILL no
 * server outlives its test. The watcher is no child of the server, which may look after its children.
 */
const GUARD = `
folder=$1 signal=$2
shift 2
exec 3<&0
( (
  read -r _ <&3
  kill -s "$signal" $$
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do kill -0 $$ || break; sleep 0.1; done
  rm -rf "$folder"
) >/dev/null 2>&1 & )
exec "$@" 3<&- </dev/null
`;

/** @throws Error with what the server printed when it ends before it is ready */
export async function startGuarded({ command, folder, signal, ready, user }: Guarded): Promise<GuardedServer> {
  const child = spawn("/bin/sh", ["-c", GUARD, "sh", folder, signal, ...command], {
    cwd: folder,
    env: { PATH: `${process.env.PATH ?? ""}:/usr/bin:/bin`, LC_ALL: "C" },
    stdio: ["pipe", "pipe", "pipe"],
    ...user,
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    // It never began.
    child.once("error", () => resolve());
  });
  // The watcher may be gone before its end of the pipe is closed.
  child.stdin.on("error", () => {});
  const close = async () => {
    child.stdin.end();
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  let said = "";
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (part) => {
        if (said.length < 20_000) said += part;
        if (ready.test(said)) resolve();
      });
    child.once("error", reject);
    void ended.then(() => reject(new Error(`${command[0]} ended before it was ready: ${said}`)));
  }).catch(async (error) => {
    await close();
    throw error;
  });
  return { child, ended, close };
}

/** A port of the loopback that nobody listens on, as long as nobody else is faster. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Another port for each try: the first may have been taken meanwhile. */
export async function onFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (let left = 3; ; left--)
    try {
      return await start(await freePort());
    } catch (error) {
      if (left === 0 || !/in use/i.test(String(error))) throw error;
    }
}
