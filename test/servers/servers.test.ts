import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { describe, expect, test, vi } from "vitest";
import { leaveOut, type Server } from "./cases";
import { startPostgres } from "./postgres";
import { startRedis } from "./redis";

const TSX = import.meta.resolve("tsx");

/** A process that has ended but was not yet asked about counts as ended. */
async function runs(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const { readFile } = await import("node:fs/promises");
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return !/\) Z /.test(stat);
}

async function ping(url: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write("PING\r\n");
  const [answer] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  return answer.toString();
}

describe.skipIf(leaveOut("Redis"))("Redis", () => {
  test("answers, two beside each other, and ends when it is closed", async () => {
    const [one, other] = await Promise.all([startRedis(), startRedis()]);
    expect(one.url).not.toBe(other.url);
    expect(await Promise.all([ping(one.url), ping(other.url)])).toEqual(["+PONG\r\n", "+PONG\r\n"]);
    await Promise.all([one.close(), other.close()]);
    expect(await Promise.all([runs(one.pid), runs(other.pid)])).toEqual([false, false]);
  });
});

describe.skipIf(leaveOut("PostgreSQL"))("PostgreSQL", () => {
  test("gives empty databases that are safe from a power cut, and ends when it is closed", async () => {
    const server = await startPostgres();
    const urls = [await server.newDatabase(), await server.newDatabase()];
    expect(new Set(urls).size).toBe(2);
    const client = new pg.Client({ connectionString: urls[1] });
    await client.connect();
    const { rows } = await client.query("select current_setting('fsync') fsync, current_setting('lc_collate') collate");
    expect(rows).toEqual([{ fsync: "on", collate: "C" }]);
    await client.end();
    await server.close();
    expect(await runs(server.pid)).toBe(false);
  });
});

describe.each([
  { server: "Redis", name: "redis" },
  { server: "PostgreSQL", name: "postgres" },
] satisfies { server: Server; name: string }[])("$server", ({ server, name }) => {
  test.skipIf(leaveOut(server))("ends when the process that started it is killed", async () => {
    const child = spawn(process.execPath, ["--import", TSX, join(import.meta.dirname, "hold.ts"), name], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await Promise.race([once(createInterface(child.stdout), "line"), once(child, "exit")]);
    expect(child.exitCode).toBeNull();
    const pid = Number(line);
    expect(await runs(pid)).toBe(true);
    child.kill("SIGKILL");
    await vi.waitFor(async () => expect(await runs(pid)).toBe(false));
  });
});
