import { rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { makeGame, type Running, runServer, startProcess } from "./process";

/** Far more than sockets hold, so that an answer is under way for as long as its reader does not read. */
const LARGE = Buffer.alloc(24_000_000, "x");
const FILES = { "index.html": "<h1>Glimpse</h1>", "assets/large.bin": LARGE };

let running: Running | null = null;
afterEach(() => running?.close());

const opened = (socket: Socket) => new Promise<void>((resolve) => socket.once("connect", resolve));
const closed = (socket: Socket) => new Promise<void>((resolve) => socket.once("close", () => resolve()));
const heard = (socket: Socket) => new Promise<Buffer>((resolve) => socket.once("data", resolve));

async function open(port: number, request = ""): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  await opened(socket);
  if (request) socket.write(request);
  return socket;
}

const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: glimpse.test\r\n\r\n`;

describe.each(["SIGTERM", "SIGINT"] as const)("%s", (signal) => {
  test("closes idle connections, finishes what is under way, and exits with 0", async () => {
    running = await runServer(FILES);
    const { port, child, ended } = running;
    const silent = await open(port);
    const idle = await open(port, ask("/"));
    await heard(idle);
    const half = await open(port, "GET / HTTP/1.1\r\nHo");
    const reader = await open(port, ask("/assets/large.bin"));
    let got = (await heard(reader)).length;
    reader.pause();

    child.kill(signal);
    await Promise.all([closed(silent), closed(idle), closed(half)]);
    expect(child.exitCode).toBeNull();
    const refused = connect(port, "127.0.0.1");
    expect(
      await new Promise((resolve) => refused.once("error", (error: NodeJS.ErrnoException) => resolve(error.code))),
    ).toBe("ECONNREFUSED");

    reader.on("data", (part) => {
      got += part.length;
    });
    reader.resume();
    await closed(reader);
    expect(got).toBeGreaterThan(LARGE.length);
    expect(await ended).toBe(0);
  });

  test("a second one ends the process at once", async () => {
    running = await runServer(FILES);
    const reader = await open(running.port, ask("/assets/large.bin"));
    await heard(reader);
    reader.pause();
    const idle = await open(running.port, ask("/"));
    await heard(idle);
    running.child.kill(signal);
    await closed(idle);
    running.child.kill(signal === "SIGINT" ? "SIGTERM" : "SIGINT");
    expect(await running.ended).toBe(signal === "SIGINT" ? 143 : 130);
  });
});

describe("a start that fails", () => {
  const start = async (env: Readonly<Record<string, string>>, files: Record<string, string> = FILES as never) => {
    const folder = await makeGame(files);
    const { ended, said } = startProcess(folder, env);
    const code = await ended;
    await rm(folder, { recursive: true, force: true });
    return { code, said: said().trim() };
  };

  test("says what is wrong with PORT and HOST", async () => {
    expect(await start({ PORT: "eighty" })).toEqual({
      code: 2,
      said: 'PORT must be a whole number from 0 to 65535, not "eighty".',
    });
    const far = await start({ PORT: "0", HOST: "192.0.2.1" });
    expect(far.code).toBe(1);
    expect(far.said).toMatch(/^HOST="192\.0\.2\.1" is not an address of this machine/);
    expect(far.said.split("\n").length).toBe(1);
  });

  test("says that a port is taken", async () => {
    running = await runServer(FILES);
    const taken = await start({ PORT: String(running.port), HOST: "127.0.0.1" });
    expect(taken).toEqual({ code: 1, said: expect.stringMatching(/^Port \d+ is taken/) });
  });

  test("says that there is no game", async () => {
    expect(await start({}, { "other.txt": "" })).toEqual({
      code: 1,
      said: "There is no built game in dist/. Build it first: npm run build",
    });
  });
});

test("HOST=127.0.0.1 is not heard from outside, and is all that is printed", async () => {
  running = await runServer(FILES);
  expect(running.said().trim()).toBe(`Glimpse plays at http://127.0.0.1:${running.port}/`);
  // Another address of the loopback network stands for outside: HOST=127.0.0.1 alone must not answer there.
  const outside = connect(running.port, "127.0.0.2");
  const code = await new Promise((resolve) => {
    outside.once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
    outside.once("connect", () => resolve("connected"));
  });
  outside.destroy();
  expect(code).not.toBe("connected");
});
