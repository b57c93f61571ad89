import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram } from "../browsers/find-program";
import { onFreePort, startGuarded } from "./guarded";

export interface RunningRedis {
  readonly url: string;
  readonly pid: number;
  close(): Promise<void>;
}

/** REDIS_SERVER_PATH, else the one on the PATH. */
export const findRedis = (): string | null =>
  process.platform === "win32" ? null : findProgram(["redis-server"], "REDIS_SERVER_PATH");

/** An empty Redis of one's own on the loopback, which keeps nothing on disk. @throws Error when there is none */
export async function startRedis(): Promise<RunningRedis> {
  const program = findRedis();
  if (!program) throw new Error("There is no redis-server here. REDIS_SERVER_PATH may name one.");
  return onFreePort(async (port) => {
    const folder = await mkdtemp(join(tmpdir(), "glimpse-redis-"));
    const settings = { port, bind: "127.0.0.1", dir: folder, save: "", appendonly: "no" };
    const { child, close } = await startGuarded({
      command: [program, ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])],
      folder,
      signal: "TERM",
      ready: /ready to accept connections/i,
    });
    return { url: `redis://127.0.0.1:${port}`, pid: child.pid as number, close };
  });
}
