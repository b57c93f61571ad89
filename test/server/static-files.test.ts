import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createStaticServer } from "../../src/server/static-files";

let origin: string;
let server: ReturnType<typeof createStaticServer>;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "glimpse-server-"));
  await mkdir(join(folder, "app"));
  await writeFile(join(folder, "index.html"), "<h1>Glimpse</h1>");
  await writeFile(join(folder, "app", "main-1234.js"), "export {};");
  server = createStaticServer(folder);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test("the page comes isolated, and is asked for again next time", async () => {
  const response = await fetch(`${origin}/?level=first-glance`);
  expect(await response.text()).toContain("Glimpse");
  expect(response.headers.get("cross-origin-opener-policy")).toBe("same-origin");
  expect(response.headers.get("cross-origin-embedder-policy")).toBe("require-corp");
  expect(response.headers.get("cache-control")).toBe("no-cache");
});

test("hashed files are kept for good", async () => {
  const response = await fetch(`${origin}/app/main-1234.js`);
  await response.text();
  expect(response.headers.get("cache-control")).toContain("immutable");
});

test("what is not there is a 404, and nothing above the folder is served", async () => {
  for (const path of ["/nothing.png", "/..%2f..%2fetc/passwd", "/app/../../secret"]) {
    const response = await fetch(origin + path);
    expect(await response.text()).not.toContain("root:");
    expect(response.status, path).toBe(404);
  }
});
