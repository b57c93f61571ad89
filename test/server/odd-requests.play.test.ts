import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, truncate, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRng, type Rng } from "../../src/core/rng";
import { type OddRequest, oddRequest } from "./odd-requests";
import { type Running, runServer } from "./process";
import { exchange, readAnswer, script } from "./served";

const REQUESTS = 1500;
const AT_ONCE = 12;
const PAGE = "<h1>Glimpse</h1>";
/** What may come back; 503 when a file was cut short between two glances at it. A 500 would mean that something happened which nobody thought of. */
const EXPECTED = new Set([100, 200, 206, 304, 400, 404, 405, 406, 408, 413, 416, 417, 431, 503]);

let server: Running;
beforeAll(async () => {
  server = await runServer({
    "index.html": PAGE,
    "app/big-1.js": script(60_000),
    "app/changing.js": script(5_000),
    "app/vanishing.js": script(5_000),
    "assets/growing.bin": Buffer.alloc(1000),
  });
});
afterAll(() => server?.close());

/** What an odd visitor gets; a server that says nothing more for a while is left. */
function visit(port: number, { bytes, leaves, patience }: OddRequest): Promise<Buffer> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const parts: Buffer[] = [];
    let got = 0;
    socket.on("data", (part) => {
      parts.push(part);
      got += part.length;
      if (patience !== null && got > patience) socket.destroy();
    });
    socket.setTimeout(400, () => socket.destroy());
    socket.on("error", () => {});
    socket.on("close", () => resolve(Buffer.concat(parts)));
    if (leaves) socket.end(bytes);
    else socket.write(bytes);
  });
}

/** A rebuild that never ends, beneath the server. */
async function disturb(folder: string, rng: Rng, goesOn: () => boolean): Promise<void> {
  const changing = join(folder, "app/changing.js");
  const vanishing = join(folder, "app/vanishing.js");
  const away = join(folder, "app/away.js");
  const deeds: readonly (() => Promise<unknown>)[] = [
    () => writeFile(changing, script(Math.floor(rng.next() * 9_000))),
    () => truncate(changing, Math.floor(rng.next() * 1000)),
    () => truncate(join(folder, "app/big-1.js"), Math.floor(rng.next() * 2_000_000)),
    () => writeFile(join(folder, "app/big-1.js"), script(60_000)),
    () => writeFile(`${changing}.br`, "not brotli at all"),
    () => rm(`${changing}.br`, { force: true }),
    () => rename(vanishing, away),
    () => rename(away, vanishing),
    () => rm(vanishing, { force: true, recursive: true }),
    () => mkdir(vanishing),
    () => writeFile(join(folder, "assets/growing.bin"), Buffer.alloc(200_000), { flag: "a" }),
    () => writeFile(join(folder, "assets/growing.bin"), ""),
  ];
  while (goesOn()) {
    // One deed undoes what another needs: that is what is wanted.
    await deeds[Math.floor(rng.next() * deeds.length)]?.().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

const openFiles = async (pid: number): Promise<number> => (await readdir(`/proc/${pid}/fd`)).length;

async function pageIsThere(): Promise<void> {
  const answer = readAnswer(await exchange(server.port, "GET / HTTP/1.0\r\n\r\n"));
  expect(answer.status).toBe(200);
  expect(String(answer.body)).toBe(PAGE);
}

test(`${REQUESTS} odd requests, while files change and vanish, leave the server as it was`, async () => {
  const pid = server.child.pid as number;
  const watched = existsSync(`/proc/${pid}/fd`);
  await pageIsThere();
  const before = watched ? await openFiles(pid) : 0;
  const rng = createRng("odd requests");
  const requests = Array.from({ length: REQUESTS }, () => oddRequest(rng));
  const seen = new Map<number, number>();
  const surprises: string[] = [];
  let next = 0;
  const visitor = async (): Promise<void> => {
    for (let i = next++; i < REQUESTS; i = next++) {
      const request = requests[i] as OddRequest;
      const bytes = await visit(server.port, request);
      const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(bytes.subarray(0, 16).toString("latin1"))?.[1] ?? 0);
      seen.set(status, (seen.get(status) ?? 0) + 1);
      const word = request.bytes.subarray(0, 4).toString("latin1");
      const odd = status !== 0 && !EXPECTED.has(status);
      if (odd || (status === 200 && word !== "GET " && word !== "HEAD"))
        surprises.push(`${status}: ${request.bytes.subarray(0, 200).toString("latin1")}`);
      if (i % 100 === 0) await pageIsThere();
    }
  };
  let busy = true;
  const disturbed = disturb(server.folder, createRng("rebuild"), () => busy);
  await Promise.all(Array.from({ length: AT_ONCE }, visitor));
  busy = false;
  await disturbed;

  expect(surprises).toEqual([]);
  expect(server.child.exitCode, server.said()).toBeNull();
  await pageIsThere();
  expect(server.said()).not.toMatch(/Error|Warning/);
  // The test means something only if each kind of answer was really met.
  for (const status of [200, 206, 304, 400, 404, 405, 416])
    expect(seen.get(status) ?? 0, `${status}`).toBeGreaterThan(5);
  if (watched) {
    await expect.poll(() => openFiles(pid), { timeout: 60_000 }).toBeLessThanOrEqual(before + 2);
  }
});

test("the three requests that once ended the process", async () => {
  for (const range of ["bytes=5-1", "bytes=0-18446744073709551615"]) {
    const head = `GET /index.html HTTP/1.1\r\nHost: glimpse.test\r\nConnection: close\r\nRange: ${range}\r\n\r\n`;
    expect([206, 416]).toContain(readAnswer(await exchange(server.port, head)).status);
  }
  await writeFile(join(server.folder, "app/old-1.js"), "old");
  const ask = "GET /app/old-1.js HTTP/1.1\r\nHost: glimpse.test\r\nConnection: close\r\n\r\n";
  expect(readAnswer(await exchange(server.port, ask)).status).toBe(200);
  await rm(join(server.folder, "app/old-1.js"));
  expect(readAnswer(await exchange(server.port, ask)).status).toBe(404);
  await pageIsThere();
  expect(server.child.exitCode).toBeNull();
});
