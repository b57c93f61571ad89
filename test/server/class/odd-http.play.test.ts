import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { LIMITS } from "../../../src/server/class/guess-limits";
import { MOST_BODY_BYTES } from "../../../src/server/class/json-body";
import { exchange } from "../served";
import { type ClassServer, settingsWith, startClassServer } from "./class-server";
import { hushClient } from "./guests";

let server: ClassServer;
beforeAll(async () => {
  hushClient();
  server = await startClassServer({ around: { proxies: 1, addresses: (port) => [`http://192.168.7.7:${port}/`] } });
});
afterAll(() => server.close());

/** As if from another address, so that one test's wrong codes are not another's. */
let addresses = 0;
const from = (address = `203.0.113.${++addresses}`) => ({ "x-forwarded-for": `198.51.100.9, ${address}` });

async function told(answer: Response): Promise<{ status: number; text: string }> {
  const text = await answer.text();
  // Nothing that is sent is more than a sentence.
  expect(text).not.toMatch(/\bat .*\.(ts|mjs|js):\d+|node_modules|Error:/);
  expect(text.length).toBeLessThan(400);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  return { status: answer.status, text };
}

const get = (path: string, init: RequestInit = {}) => fetch(`${server.origin}/${path}`, init);

describe("class/", () => {
  test("says what it offers", async () => {
    const answer = await get("class/hello");
    expect(await answer.json()).toEqual({
      classroom: true,
      addresses: [`http://192.168.7.7:${server.port}/`],
      purgeHours: 24,
    });
    expect((await get("class/hello", { method: "HEAD" })).status).toBe(200);
  });

  test.each([
    ["GET", "class/open", 405, "Only POST"],
    ["PUT", "class/find", 405, "Only POST"],
    ["OPTIONS", "class/open", 405, "Only POST"],
    ["POST", "class/hello", 405, "Only GET and HEAD"],
    ["POST", "class/results/abc", 405, "Only GET"],
    ["GET", "class/session/abc", 405, "Only DELETE"],
    ["GET", "class", 404, "Not found"],
    ["GET", "class/__proto__", 404, "Not found"],
    ["GET", "class/constructor", 404, "Not found"],
    ["POST", "class/open/more", 404, "Not found"],
    ["GET", "class/results", 404, "Not found"],
    ["GET", "class/results/a/b", 404, "Not found"],
    ["GET", "class/picture/nothing", 404, "Not found"],
    ["POST", "class/picture/nothing", 405, "Only GET and HEAD"],
    ["GET", "matchmake/joinById/x", 405, "Only POST"],
    ["OPTIONS", "matchmake/joinById/x", 405, "Only POST"],
    ["POST", "matchmake/create/class", 404, "Not found"],
    ["POST", "matchmake/joinOrCreate/class", 404, "Not found"],
    ["POST", "matchmake/join/class", 404, "Not found"],
    ["POST", "matchmake/reconnect/x", 404, "Not found"],
    ["POST", "matchmake/joinById", 404, "Not found"],
  ])("%s %s is %d", async (method, path, status, words) => {
    expect(await told(await get(path, { method }))).toEqual({ status, text: `${words}\n` });
  });

  test.each([
    ["no type", { "content-type": "" }, "{}", 415, "Only application/json"],
    ["another type", { "content-type": "text/plain" }, "{}", 415, "Only application/json"],
    ["no JSON", {}, "{", 400, "The body is not JSON in UTF-8"],
    ["nothing", {}, "", 400, "The body is not JSON in UTF-8"],
    ["too much", {}, JSON.stringify("x".repeat(MOST_BODY_BYTES)), 413, `At most ${MOST_BODY_BYTES} bytes`],
  ] as const)("a body of %s is refused", async (_, headers, body, status, words) => {
    for (const path of ["class/open", "class/find", "matchmake/joinById/x"]) {
      const answer = await server.post(path, body, { ...headers, ...from() });
      expect(await told(answer)).toEqual({ status, text: `${words}\n` });
    }
  });

  test("bytes that are no text, and bodies without a length that do not end, are refused too", async () => {
    const head = (path: string, more: string) =>
      `POST /${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${more}\r\n\r\n`;
    const broken = Buffer.concat([
      Buffer.from(head("class/find", "Content-Length: 2\r\nConnection: close")),
      Buffer.from([0xff, 0xfe]),
    ]);
    expect((await exchange(server.port, broken)).toString()).toMatch(/^HTTP\/1.1 400 /);
    const chunk = `${(8192).toString(16)}\r\n${"x".repeat(8192)}\r\n`;
    const endless = Buffer.from(head("class/find", "Transfer-Encoding: chunked") + chunk.repeat(9));
    expect((await exchange(server.port, endless)).toString()).toMatch(/^HTTP\/1.1 413 /);
  });

  test.each([
    [{ playlist: [] }, "The settings are wrong at playlist"],
    [{ playlist: [{ level: "nowhere", trials: null }] }, 'playlist[0].level: there is no level "nowhere"'],
    [{ playlist: [{ level: "../secrets", trials: null }] }, "The settings are wrong at playlist.0.level"],
    [{ playlist: [{ level: "first-glance", trials: 0 }] }, "The settings are wrong at playlist.0.trials"],
    [{ playlist: [{ level: "first-glance", trials: 1.5 }] }, "The settings are wrong at playlist.0.trials"],
    [{ teams: 1 }, "The settings are wrong at teams"],
    [{ cup: "" }, "The settings are wrong at cup"],
    [{ language: "xx" }, "The settings are wrong at language"],
    [{ more: true }, "The settings are wrong at more"],
  ])("settings %j are refused with where", async (some, sentence) => {
    const answer = await server.post("class/open", { ...settingsWith(), ...some }, from());
    const { status, text } = await told(answer);
    expect({ status, ...JSON.parse(text) }).toEqual({ status: 422, fault: "server", sentence });
  });

  test("a class cannot play a level that flashes no pictures", async () => {
    const glimpses = { ...settingsWith(), playlist: [{ level: "glimpses", trials: null }] };
    const { text } = await told(await server.post("class/open", glimpses, from()));
    expect(JSON.parse(text).sentence).toMatch(/^playlist\[0\]\.level: the level "glimpses" flashes no pictures/);
  });

  test("pages of other sites can do nothing, over HTTP or over a socket", async () => {
    const opened = await server.open();
    for (const origin of [
      "http://elsewhere.test",
      "null",
      "https://127.0.0.1",
      `http://127.0.0.1:${server.port + 1}`,
    ]) {
      for (const path of ["class/open", "class/find", `matchmake/joinById/${opened.session}`])
        expect(await told(await server.post(path, settingsWith(), { origin, ...from() }))).toEqual({
          status: 403,
          text: "Only for pages of this server\n",
        });
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/x/${opened.session}`, { origin });
      expect(await new Promise((resolve) => socket.on("error", (error) => resolve(error.message)))).toMatch(/401|403/);
    }
    const own = await server.post("class/find", { code: opened.code }, { origin: server.origin, ...from() });
    expect(own.status).toBe(200);
  });

  test("a socket without a seat is closed with a reason", async () => {
    const opened = await server.open();
    for (const path of [
      `x/${opened.session}`,
      `x/${opened.session}?sessionId=nobody`,
      "x/__proto__",
      "",
      "x/constructor?sessionId=a",
    ]) {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/${path}`);
      expect(await new Promise((resolve) => socket.on("close", resolve))).toBe(4002);
    }
    expect((await get("class/hello")).status).toBe(200);
  });

  test("results are for hosts alone", async () => {
    const opened = await server.open();
    const results = (token: string) =>
      get(`class/results/${opened.session}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
    for (const token of ["", "x", opened.code, opened.recovery]) expect((await results(token)).status).toBe(403);
    expect(await (await results(opened.token)).json()).toEqual([]);
    expect((await get("class/results/nothing")).status).toBe(404);
  });

  test("when nothing can be kept, no session is opened, and the reason is told", async () => {
    server.keeping.failing = true;
    const answer = await server.post("class/open", settingsWith(), from());
    server.keeping.failing = false;
    const { status, text } = await told(answer);
    expect({ status, ...JSON.parse(text) }).toEqual({ status: 503, fault: "unkept", sentence: "the disk is full" });
  });
});

describe("guessing", () => {
  const guess = (code: string, address: Record<string, string>) => server.post("class/find", { code }, address);

  test("codes comes to an end for a minute, by the address that a proxy tells, and right ones count for nothing", async () => {
    const { code } = await server.open();
    const address = from();
    for (let turn = 0; turn < LIMITS.code.own + 5; turn++) expect((await guess(code, address)).status).toBe(200);
    for (let turn = 0; turn < LIMITS.code.own; turn++) expect((await guess("AAAAAA", address)).status).toBe(404);
    const refused = await guess("AAAAAA", address);
    expect(refused.headers.get("retry-after")).toBe("60");
    expect(await refused.json()).toMatchObject({ fault: "too-many" });
    expect((await guess(code, address)).status).toBe(429);
    // Other addresses, whatever the caller writes before what the proxy does.
    expect((await guess(code, from())).status).toBe(200);
    const pretended = { "x-forwarded-for": `1.2.3.4, ${address["x-forwarded-for"].split(", ")[1]}` };
    expect((await guess(code, pretended)).status).toBe(429);
  });

  test("does not keep out devices that come back to their session", async () => {
    const { session } = await server.open();
    const address = from();
    for (let turn = 0; turn < LIMITS.code.own; turn++) await guess("AAAAAA", address);
    expect((await server.post("class/find", { session }, address)).status).toBe(200);
  });

  test("opening sessions has an end, too", async () => {
    const address = from();
    const open = () => server.post("class/open", settingsWith(), address);
    for (let turn = 0; turn < LIMITS.open.own; turn++) expect((await open()).status).toBe(201);
    expect((await open()).status).toBe(429);
  });
});

test("a body that stops coming is given up with a sentence", async () => {
  const { readJsonBody } = await import("../../../src/server/class/json-body");
  const { createServer } = await import("node:http");
  const slow = createServer((request, response) => {
    readJsonBody(request, 50).catch((error: { status: number; message: string; headers: Record<string, string> }) => {
      response.writeHead(error.status, error.headers);
      response.end(error.message);
    });
  });
  await new Promise<void>((resolve) => slow.listen(0, "127.0.0.1", resolve));
  const { port } = slow.address() as { port: number };
  const socket = connect(port, "127.0.0.1");
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"a"');
  let got = "";
  socket.on("data", (part) => {
    got += part;
  });
  await new Promise((resolve) => socket.on("close", resolve));
  expect(got).toMatch(/^HTTP\/1.1 408 /);
  expect(got).toMatch(/The body came too slowly$/m);
  await new Promise((resolve) => slow.close(resolve));
});
