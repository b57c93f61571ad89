import { rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, type Served, script, serveFolder } from "./served";

const MAIN = script(200);
const PAGE = "<h1>Glimpse</h1>";
let served: Served;

beforeAll(async () => {
  served = await serveFolder({
    "index.html": PAGE,
    "app/main-1234.js": MAIN,
    "app/worker-1234.js": MAIN,
    "service-worker.js": MAIN,
    "manifest.webmanifest": "{}",
    "assets/empty.json": "",
    "assets/ten.txt": "0123456789",
    ".secret": "root:",
  });
});
afterAll(() => served?.close());

describe("the page", () => {
  test("comes isolated, may be framed by nobody, and is asked for again next time", async () => {
    const { status, headers, body } = await ask(served, "/?level=first-glance");
    expect(status).toBe(200);
    expect(String(body)).toBe(PAGE);
    expect(headers.get("cache-control")).toBe("no-cache");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-embedder-policy")).toBe("require-corp");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("content-security-policy")).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("permissions-policy")).toContain("camera=()");
  });

  test("may be installed: its service worker is asked for each time and guarded, its manifest named as one", async () => {
    const worker = await ask(served, "/service-worker.js");
    expect(worker.headers.get("cache-control")).toBe("no-cache");
    expect(worker.headers.get("content-type")).toContain("text/javascript");
    expect(worker.headers.get("content-security-policy")).toMatch(/worker-src 'self'; manifest-src 'self'/);
    const manifest = await ask(served, "/manifest.webmanifest");
    expect(manifest.headers.get("content-type")).toContain("application/manifest+json");
    expect(manifest.headers.get("cache-control")).toBe("no-cache");
  });

  test("is not alone in that: workers and words of the server's own are guarded as it is", async () => {
    for (const path of ["/app/worker-1234.js", "/nothing"]) {
      const { headers } = await ask(served, path);
      expect(headers.get("content-security-policy")).toContain("script-src 'self' 'wasm-unsafe-eval';");
      expect(headers.get("cross-origin-embedder-policy")).toBe("require-corp");
    }
    expect((await ask(served, "/app/main-1234.js")).headers.get("cross-origin-resource-policy")).toBe("same-origin");
  });

  test("is there for absolute addresses too", async () => {
    expect((await ask(served, "http://glimpse.test/?x#y")).status).toBe(200);
  });
});

describe("encodings", () => {
  const cases: readonly (readonly [accepted: string | null, encoding: string | undefined])[] = [
    [null, undefined],
    ["", undefined],
    ["gzip, deflate, br, zstd", "br"],
    ["br;q=0.5, gzip;q=0.9", "gzip"],
    ["gzip;q=0.5, br;q=0.5, identity;q=0.9", undefined],
    ["br;q=0, gzip;q=0", undefined],
    ["br;q=0, *", "gzip"],
    ["deflate, zstd", undefined],
    ["identity;q=0, br", "br"],
    ["BR", "br"],
    ["br;q=oops, gzip", "gzip"],
  ];
  test.each(cases)("%s is answered with %s", async (accepted, encoding) => {
    const asked: Record<string, string> = accepted === null ? {} : { "Accept-Encoding": accepted };
    const { status, headers, body } = await ask(served, "/app/main-1234.js", asked);
    expect(status).toBe(200);
    expect(headers.get("content-encoding")).toBe(encoding);
    expect(headers.get("vary")).toBe("Accept-Encoding");
    expect(headers.get("content-type")).toMatch(/^text\/javascript/);
    expect(Number(headers.get("content-length"))).toBe(body.length);
    const unpacked = encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
    expect(String(unpacked)).toBe(MAIN);
    if (encoding) expect(body.length).toBeLessThan(MAIN.length / 2);
  });

  test("nothing that can be read is a 406", async () => {
    const { status } = await ask(served, "/assets/ten.txt", { "Accept-Encoding": "identity;q=0, br" });
    expect(status).toBe(406);
    expect((await ask(served, "/none.txt", { "Accept-Encoding": "identity;q=0, br" })).status).toBe(404);
  });

  test("each has an ETag of its own, and is not modified under that one alone", async () => {
    const tags = new Set<string>();
    for (const encoding of ["br", "gzip", "identity"]) {
      const asked = { "Accept-Encoding": `${encoding}, identity;q=0.1` };
      const etag = (await ask(served, "/app/main-1234.js", asked)).headers.get("etag") as string;
      tags.add(etag);
      const again = await ask(served, "/app/main-1234.js", { ...asked, "If-None-Match": `"x", W/${etag}` });
      expect(again.status).toBe(304);
      expect(again.body.length).toBe(0);
      expect(again.headers.get("etag")).toBe(etag);
      expect(again.headers.get("vary")).toBe("Accept-Encoding");
      expect(again.headers.get("cache-control")).toContain("immutable");
      expect(again.headers.get("x-content-type-options")).toBe("nosniff");
    }
    expect(tags.size).toBe(3);
    const [br] = tags;
    expect((await ask(served, "/app/main-1234.js", { "If-None-Match": br as string })).status).toBe(200);
  });

  test("packed copies cannot be asked for by their own names", async () => {
    expect((await ask(served, "/app/main-1234.js.br")).status).toBe(404);
  });
});

describe("parts", () => {
  const whole = { "Accept-Encoding": "br, gzip" };
  const cases: readonly { range: string; status: number; body: string; where?: string }[] = [
    { range: "bytes=2-4", status: 206, body: "234", where: "bytes 2-4/10" },
    { range: "bytes=7-", status: 206, body: "789", where: "bytes 7-9/10" },
    { range: "bytes=-3", status: 206, body: "789", where: "bytes 7-9/10" },
    { range: "bytes=0-18446744073709551615", status: 206, body: "0123456789", where: "bytes 0-9/10" },
    { range: "bytes=5-1", status: 416, body: "No such part\n", where: "bytes */10" },
    { range: "bytes=10-", status: 416, body: "No such part\n", where: "bytes */10" },
    { range: "bytes=-0", status: 416, body: "No such part\n", where: "bytes */10" },
    { range: "bytes=0-1,4-5", status: 200, body: "0123456789" },
    { range: "lines=1-2", status: 200, body: "0123456789" },
    { range: "nonsense", status: 200, body: "0123456789" },
  ];
  test.each(cases)("$range is answered with $status", async ({ range, status, body, where }) => {
    const answer = await ask(served, "/assets/ten.txt", { ...whole, Range: range });
    expect(answer.status).toBe(status);
    expect(String(answer.body)).toBe(body);
    expect(answer.headers.get("content-range")).toBe(where);
    expect(Number(answer.headers.get("content-length"))).toBe(body.length);
  });

  test("are parts of the file itself, and only of the one that is meant", async () => {
    const part = await ask(served, "/app/main-1234.js", { ...whole, Range: "bytes=0-5" });
    expect(part.headers.get("content-encoding")).toBeUndefined();
    expect(String(part.body)).toBe(MAIN.slice(0, 6));
    const etag = part.headers.get("etag") as string;
    const asked = { ...whole, Range: "bytes=0-5" };
    expect((await ask(served, "/app/main-1234.js", { ...asked, "If-Range": etag })).status).toBe(206);
    expect((await ask(served, "/app/main-1234.js", { ...asked, "If-Range": '"old"' })).status).toBe(200);
  });

  test("an empty file has none", async () => {
    expect((await ask(served, "/assets/empty.json")).status).toBe(200);
    expect((await ask(served, "/assets/empty.json", { Range: "bytes=0-" })).status).toBe(416);
  });
});

describe("what is not served", () => {
  test.each([
    "/nothing.png",
    "/..%2f..%2fetc/passwd",
    "/app/../../secret",
    "/.secret",
    "/app/.hidden",
    "/app",
    "/app/",
    "//index.html",
    "/index.html/",
    "/index.html/x",
    "/app%5cmain-1234.js",
    "/%00",
    `/${"x".repeat(5000)}`,
  ])("%s is a 404 that nobody keeps", async (path) => {
    const { status, headers, body } = await ask(served, path);
    expect(status).toBe(404);
    expect(String(body)).toBe("Not found\n");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test.each(["/%", "/%zz", "/%c0%ae", "*"])("%s is no address", async (path) => {
    expect((await ask(served, path)).status).toBe(400);
  });

  test.each(["POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND", "CONNECT"])(
    "%s is a 405 that says what is allowed",
    async (method) => {
      const { status, headers } = await ask(served, method === "CONNECT" ? "glimpse.test:80" : "/", {}, method);
      expect(status).toBe(405);
      expect(headers.get("allow")).toBe("GET, HEAD");
    },
  );
});

test("HEAD says what GET would", async () => {
  const asked = { "Accept-Encoding": "br" };
  const get = await ask(served, "/app/main-1234.js", asked);
  const head = await ask(served, "/app/main-1234.js", asked, "HEAD");
  expect(head.body.length).toBe(0);
  for (const name of ["content-length", "content-encoding", "etag", "content-type", "cache-control", "vary"])
    expect(head.headers.get(name), name).toBe(get.headers.get(name));
});

test("a file that changes goes out as it is now, without the old packed copy", async () => {
  const asked = { "Accept-Encoding": "br" };
  await writeFile(join(served.folder, "app/late-1.js"), script(300));
  await writeFile(join(served.folder, "app/late-1.js.br"), "the copy of something else");
  await utimes(join(served.folder, "app/late-1.js.br"), 1_000, 1_000);
  const before = await ask(served, "/app/late-1.js", asked);
  expect(before.headers.get("content-encoding")).toBeUndefined();
  expect(String(before.body)).toBe(script(300));
  await writeFile(join(served.folder, "app/late-1.js"), script(20));
  const after = await ask(served, "/app/late-1.js", asked);
  expect(String(after.body)).toBe(script(20));
  expect(after.headers.get("etag")).not.toBe(before.headers.get("etag"));
  await rm(join(served.folder, "app/late-1.js"));
  const gone = await ask(served, "/app/late-1.js", asked);
  expect(gone.status).toBe(404);
  expect(gone.headers.get("cache-control")).toBe("no-store");
});
