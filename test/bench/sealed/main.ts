import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { taskOf } from "../../../src/content/level";
import { loadLevel } from "../../../src/content/load-level";
import { quantile } from "../../../src/core/stats/describe";
import { buildBlock } from "../../../src/core/trial/build-block";
import { pictureHandler, pictureUrl } from "../../../src/server/class/studio/picture-handler";
import { createSealedStore } from "../../../src/server/class/studio/sealed-store";
import { loadDeckForServer, serverSource } from "../../../src/server/class/studio/server-content";
import { openStudio } from "../../../src/server/class/studio/studio";
import { createStaticHandler } from "../../../src/server/static-files";
import { createWebServer } from "../../../src/server/web-server";
import { launchBrowser } from "../shared/browsers";
import { describeMachine, load } from "../shared/machine";
import type { Opened } from "./pages/open";

/**
 * How long a page takes from a picture's key to its pixels, its processor throttled:
 * `npx tsx test/bench/sealed/main.ts [--rates=1,4,6] [LEVEL…]`. One block of each level, seed 1, 60 pictures at most. Every picture's
 * pixels are compared with the server's.
 */
const MOST = 60;
const args = process.argv.slice(2);
const rates = (args.find((arg) => arg.startsWith("--rates="))?.slice("--rates=".length) ?? "1,4,6")
  .split(",")
  .map(Number);
const named = args.filter((arg) => !arg.startsWith("--"));
const levels = named.length > 0 ? named : ["first-glance", "more-time", "fovea"];

const pages = await mkdtemp(join(tmpdir(), "glimpse-sealed-"));
await build({
  configFile: false,
  root: "test/bench/sealed/pages",
  base: "./",
  logLevel: "error",
  build: { target: "es2022", outDir: pages, rollupOptions: { input: resolve("test/bench/sealed/pages/open.html") } },
});
const store = createSealedStore();
const [files, sealed] = [createStaticHandler(pages), pictureHandler(store)];
const server = createWebServer((request, response) =>
  (request.url?.startsWith("/class/") ? sealed : files)(request, response),
);
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const studio = openStudio();
const browser = await launchBrowser();
const { deck } = await loadDeckForServer();

const spread = (times: readonly number[]): string =>
  [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(0)).join(" / ");

try {
  const { processor, cores, system } = describeMachine();
  console.log(`${processor}, ${cores} cores, ${system}; Chromium ${browser.version()}; ${load()} running processes\n`);
  console.log("| level | pictures | kB each | slower | key to pixels, ms | decrypt | decode | hash |");
  console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
  for (const id of levels) {
    const level = await loadLevel(serverSource(), id);
    const task = taskOf(level, "flash");
    const { trials } = buildBlock({ level: id, levelVersion: level.version, seed: "1", task, deck });
    const pictures = await studio.sealBlock(trials.slice(0, MOST).map(({ stimulus }) => stimulus));
    for (const picture of pictures) store.put(id, picture);
    const wanted = pictures.map(({ id: name, key, hash }) => ({ url: `${origin}/${pictureUrl(name)}`, key, hash }));
    for (const rate of rates) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${origin}/open.html`);
      await page.waitForFunction(() => "openAll" in window);
      const cdp = await context.newCDPSession(page);
      await cdp.send("Emulation.setCPUThrottlingRate", { rate });
      const opened: Opened[] = await page.evaluate((all) => window.openAll(all), wanted);
      const of = (part: keyof Opened): string => spread(opened.map((each) => each[part]));
      const size = (pictures[0]?.bytes.length ?? 0) / 1024;
      console.log(
        `| ${id} | ${pictures.length} | ${size} | × ${rate} | ${of("open")} | ${of("decrypt")} | ${of("decode")} | ${of("hash")} |`,
      );
      await context.close();
    }
    store.drop(id);
  }
} finally {
  await browser.close();
  await studio.close();
  server.closeAllConnections();
  server.close();
  await rm(pages, { recursive: true, force: true });
}
