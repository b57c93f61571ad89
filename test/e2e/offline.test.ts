import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { levelSchema } from "../../src/content/level-schema";
import { keyboardHands } from "./hands";
import { createHost, openProfile, otherVersion, plainHandler, tempFolder, untilKept } from "./offline-host";
import { netReady, nextQuestion, playBlock, startLevel, waitFor } from "./player";
import { shorten } from "./short-level";

/** A level as short as it may be. */
const short = (text: string): string => {
  const level = shorten(levelSchema.parse(JSON.parse(text)));
  if (level.task.type !== "flash") return JSON.stringify(level);
  const { task } = level;
  return JSON.stringify({
    ...level,
    task: { ...task, practice: 0, trials: task.conditions.length > 1 ? task.trials : 2 },
  });
};
const shortLevels = { "levels/first-glance/level.json": short, "levels/grandmother-cell/level.json": short };

let folder: Awaited<ReturnType<typeof tempFolder>>;
let first: string;
beforeAll(async () => {
  folder = await tempFolder();
  first = join(folder.path, "first");
  await otherVersion("dist", first, shortLevels);
});
afterAll(() => folder?.remove());

async function title(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await waitFor(page, ({ screen }) => screen === "title", "the title");
}

async function playShort(page: Page, level: string): Promise<void> {
  await page.evaluate((id) => window.glimpse.game.go.level(id, "7"), level);
  const { screen } = await waitFor(page, (now) => ["warning", "intro"].includes(now.screen), "the level's door");
  if (screen === "warning") await startLevel(page);
  else await page.evaluate(() => window.glimpse.game.play.start());
  await playBlock(page, keyboardHands(page));
}

async function openDoor(page: Page, door: "lab" | "explanation", level: string, inside: string): Promise<void> {
  await page.evaluate(([way, id]) => window.glimpse.game.go[way as "lab"](id ?? ""), [door, level] as const);
  await page.locator(inside).first().waitFor();
}

const notice = (page: Page) => page.locator(".update-ready");

describe("on the game's own server", () => {
  const host = createHost();
  let context: BrowserContext;
  let page: Page;
  const errors: string[] = [];
  const watch = (seen: Page) => seen.on("pageerror", ({ message }) => errors.push(message));

  beforeAll(async () => {
    await host.start(first);
    context = await openProfile(join(folder.path, "profile"));
    page = await context.newPage();
    watch(page);
  });
  afterAll(async () => {
    await context?.close();
    await host.stop();
  });

  test("one visit to the title is enough to play with the network cut, labs and explanations included", async () => {
    await title(page, `${host.origin}/`);
    await untilKept(page);
    await host.stop();
    // The page that made the visit goes on, and so does one that is opened anew.
    await openDoor(page, "lab", "invariance", "main canvas");
    await page.reload();
    await netReady(page);
    await playShort(page, "first-glance");
    await openDoor(page, "explanation", "first-glance", "main h1");
    await openDoor(page, "lab", "fovea", "main canvas");
    expect(errors).toEqual([]);
  });

  test("the browser finds nothing amiss with installing it", async () => {
    const devtools = await context.newCDPSession(page);
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    expect(installabilityErrors).toEqual([]);
    const manifest = await devtools.send("Page.getAppManifest");
    expect(manifest.errors).toEqual([]);
    expect(JSON.parse(manifest.data ?? "")).toMatchObject({ display: "standalone", orientation: "any", scope: "./" });
  });

  test("a damaged file is noticed and fetched anew, and never played", async () => {
    await host.start(first);
    const damage = () =>
      page.evaluate(async () => {
        const hit: [string, string][] = [];
        for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          const keys = await cache.keys();
          for (const part of [".bin", "/app/main-", "/index.html", "objects/"]) {
            const key = keys.find(({ url }) => url.includes(part));
            const kept = key && (await cache.match(key));
            if (!key || !kept) continue;
            const bytes = new Uint8Array(await kept.arrayBuffer());
            bytes[100] = (bytes[100] ?? 0) ^ 1;
            await cache.put(key, new Response(bytes, { headers: kept.headers }));
            hit.push([name, key.url]);
          }
        }
        return hit;
      });
    const digest = (places: [string, string][]) =>
      page.evaluate(async (all) => {
        const sums: string[] = [];
        for (const [name, url] of all) {
          const kept = await (await caches.open(name)).match(url);
          const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await (kept as Response).arrayBuffer()));
          sums.push([...bytes].map((byte) => byte.toString(16)).join(""));
        }
        return sums;
      }, places);
    const hit = await damage();
    expect(hit).toHaveLength(4);
    const damaged = await digest(hit);
    await page.reload();
    await netReady(page);
    await page.evaluate(() => window.glimpse.game.offline.takeAll(false));
    const mended = await digest(hit);
    for (const [i, sum] of mended.entries()) expect(sum, hit[i]?.[1]).not.toBe(damaged[i]);
  });

  test("what is taken along plays offline when it opens, and the settings say how much it is", async () => {
    await page.evaluate(() => window.glimpse.game.go.settings());
    const part = page.locator("offline-part");
    const { items } = JSON.parse(await readFile("assets/stimuli/manifest.json", "utf8")) as {
      items: { bytes: number }[];
    };
    const mb = (items.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(1);
    const said = new RegExp(
      `${items.length} of ${items.length} pictures \\(${mb}\\sMB\\).*every file has been checked`,
      "s",
    );
    await expect.poll(() => part.innerText()).toMatch(said);
    await host.stop();
    await page.reload();
    await netReady(page);
    await playShort(page, "grandmother-cell");
    expect(errors).toEqual([]);
  });

  test("a newer version is offered between levels, comes when it is accepted, and breaks no other tab", async () => {
    const second = join(folder.path, "second");
    const chunk = await page.evaluate(async () => {
      const [name = ""] = (await caches.keys()).filter((key) => key.includes("precache"));
      const keys = await (await caches.open(name)).keys();
      // Any chunk that a tab has not loaded yet.
      const unused = keys
        .map(({ url }) => new URL(url).pathname.slice(1))
        .filter((path) => /app\/lab-.*\.js$/.test(path));
      return unused[0] ?? "";
    });
    await otherVersion(first, second, {
      "levels/more-time/en.md": (text) => text.replace("## Intro", "## Intro\n\nThis is the second version."),
      [chunk]: null,
    });
    await host.start(first);
    const other = await context.newPage();
    watch(other);
    await title(other, `${host.origin}/`);
    await netReady(other);
    await other.evaluate(() => window.glimpse.game.go.level("first-glance", "7"));
    await waitFor(other, ({ screen }) => screen === "intro", "the intro");
    await other.evaluate(() => window.glimpse.game.play.start());
    await nextQuestion(other);
    await host.stop();
    await host.start(second);

    await title(page, `${host.origin}/`);
    await notice(page).waitFor();
    // In mid-level nothing is said, and nothing happens.
    await expect.poll(() => other.evaluate(() => window.glimpse.game.stores.screen.getState().notices.length)).toBe(1);
    expect(await notice(other).count()).toBe(0);
    const words = (seen: Page) =>
      seen.evaluate(async () => JSON.stringify(await window.glimpse.game.levels.words("more-time")));
    expect(await words(page)).not.toContain("second version");
    await Promise.all([page.waitForEvent("load"), notice(page).locator(".load-update").click()]);
    await waitFor(page, ({ screen }) => screen === "title", "the title");
    expect(await words(page)).toContain("second version");

    // The other tab goes on with what it began with: words, chunks and all.
    expect(await words(other)).not.toContain("second version");
    expect((await fetch(`${host.origin}/${chunk}`)).status).toBe(404);
    expect(await other.evaluate((path) => fetch(path, { cache: "no-store" }).then(({ status }) => status), chunk)).toBe(
      200,
    );
    await playBlock(other, keyboardHands(other));
    await notice(other).waitFor();
    expect(errors).toEqual([]);
    await other.close();
  });
});

describe("in a sub-folder of a plain static host", () => {
  test("it plays, online and offline, and asks for nothing outside the folder", async () => {
    const below = "/games/glimpse/";
    const host = createHost(plainHandler(below));
    await host.start(first);
    const context = await openProfile(join(folder.path, "profile-2"));
    try {
      const page = await context.newPage();
      await title(page, `${host.origin}${below}`);
      await netReady(page);
      await playShort(page, "first-glance");
      await page.evaluate(() => window.glimpse.game.go.map());
      await untilKept(page);
      await host.stop();
      await page.goto(`${host.origin}${below}?level=first-glance&seed=7`);
      await waitFor(page, ({ screen }) => screen === "intro", "the intro");
      await page.evaluate(() => window.glimpse.game.play.start());
      await playBlock(page, keyboardHands(page));
      expect(host.asked.filter((path) => !path.startsWith(below) && path !== "/favicon.ico")).toEqual([]);
    } finally {
      await context.close();
      await host.stop();
    }
  });
});
