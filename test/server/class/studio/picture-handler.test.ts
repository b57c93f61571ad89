import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { pictureHandler, pictureUrl } from "../../../../src/server/class/studio/picture-handler";
import { createSealedStore } from "../../../../src/server/class/studio/sealed-store";
import { createWebServer } from "../../../../src/server/web-server";
import { exchange, readAnswer } from "../../served";

const store = createSealedStore();
const first = Uint8Array.from({ length: 40_000 }, (_, i) => (i * 7) % 256);
const second = Uint8Array.from({ length: 40_000 }, (_, i) => (i * 11) % 256);
let server: Server;
let port: number;

beforeAll(async () => {
  store.put("class", { id: "AbC-_worker-js", bytes: first });
  store.put("class", { id: "second", bytes: second });
  server = createWebServer(pictureHandler(store));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = "GET") {
  const lines = Object.entries({ Host: "glimpse.test", Connection: "close", ...headers });
  const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
  return readAnswer(await exchange(port, head));
}

const FIRST = "/class/picture/AbC-_worker-js";
const SECOND = `/${pictureUrl("second")}`;

it("serves the bytes as they are, for this browser alone", async () => {
  const { status, headers, body } = await ask(FIRST, { "Accept-Encoding": "br, gzip" });
  expect(status).toBe(200);
  expect(body.equals(Buffer.from(first))).toBe(true);
  expect(Object.fromEntries([...headers].filter(([name]) => name !== "date"))).toEqual({
    connection: "close",
    "content-type": "application/octet-stream",
    "content-length": "40000",
    "cache-control": "private, max-age=3600, immutable",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
  });
});

it("answers for one picture as for another, but for the body", async () => {
  const heads = await Promise.all(
    [FIRST, SECOND].map(async (path) => {
      const { status, headers } = await ask(path);
      return [status, ...[...headers].filter(([name]) => name !== "date")];
    }),
  );
  expect(heads[0]).toEqual(heads[1]);
});

it("says to HEAD what it would say to GET", async () => {
  const [get, head] = [await ask(FIRST), await ask(FIRST, {}, "HEAD")];
  expect(head.status).toBe(200);
  expect(head.body).toHaveLength(0);
  for (const [name, value] of get.headers) if (name !== "date") expect(head.headers.get(name), name).toBe(value);
});

it("sends all of it to whoever asks for a part, or for what is new", async () => {
  const asked = [{ Range: "bytes=0-9" }, { "If-None-Match": "*" }, { "If-Modified-Since": new Date().toUTCString() }];
  for (const headers of asked) {
    const { status, body } = await ask(FIRST, headers as unknown as Record<string, string>);
    expect(status).toBe(200);
    expect(body).toHaveLength(40_000);
  }
});

describe("what is not there", () => {
  test.each([
    "/class/picture/",
    "/class/picture",
    "/class/picture/none",
    "/class/picture/__proto__",
    "/class/picture/constructor",
    "/class/picture/second/",
    "/class/picture/second/x",
    "/class/picture/second.br",
    "/class/picture//second",
    "/class/picture/../picture/second",
    "/class/picture/%00second",
    `/class/picture/${"a".repeat(65)}`,
    "/class/other/second",
    "/xclass/picture/second",
    "/",
  ])("%s is a 404 that nobody keeps", async (path) => {
    const { status, headers, body } = await ask(path);
    expect(status).toBe(404);
    expect(String(body)).toBe("Not found\n");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toContain("default-src 'self'");
  });

  test.each(["/class/picture/%", "/class/picture/%zz", "*"])("%s is no address", async (path) => {
    expect((await ask(path)).status).toBe(400);
  });

  test.each(["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])("%s is a 405", async (method) => {
    const { status, headers } = await ask(FIRST, {}, method);
    expect(status).toBe(405);
    expect(headers.get("allow")).toBe("GET, HEAD");
  });

  it("includes a picture that has been dropped", async () => {
    store.put("other", { id: "short", bytes: new Uint8Array(5) });
    expect((await ask("/class/picture/short")).status).toBe(200);
    store.drop("other");
    expect((await ask("/class/picture/short")).status).toBe(404);
  });
});

it("is there under an escaped name, an absolute address, and with a question", async () => {
  for (const path of ["/class/picture/s%65cond", `http://glimpse.test${SECOND}`, `${SECOND}?x=1`])
    expect((await ask(path)).status, path).toBe(200);
});

it("outlives whoever goes away in the middle", async () => {
  for (let i = 0; i < 20; i++)
    await exchange(port, `GET ${FIRST} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`, true);
  expect((await ask(FIRST)).status).toBe(200);
});
