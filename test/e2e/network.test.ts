import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keyboardHands } from "./hands";
import { type Harness, openHarness } from "./harness";
import { refuseWorkers } from "./net-hands";
import { look, netReady, playBlock, startLevel, waitFor } from "./player";
import { shorten } from "./short-level";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

const overlay = (page: Page) => page.locator("#overlay");
const says = (page: Page, words: string | RegExp) => overlay(page).getByText(words).first().waitFor();
const press = (page: Page, name: string) => page.getByRole("button", { name }).first().click();

/** Every file that fits fails the first time that it is asked for, in turn by an error, a cut connection and damage. */
async function failOnce(context: BrowserContext, fits: RegExp): Promise<Map<string, number>> {
  const asked = new Map<string, number>();
  await context.route(fits, async (route) => {
    const url = route.request().url();
    const time = (asked.get(url) ?? 0) + 1;
    asked.set(url, time);
    if (time > 1) return route.fallback();
    const way = asked.size % 3;
    if (way === 0) return route.abort("connectionreset");
    if (way === 1) return route.fulfill({ status: 503, body: "later" });
    const response = await route.fetch();
    const body = await response.body();
    return route.fulfill({ response, body: body.subarray(0, body.length >> 1) });
  });
  return asked;
}

/** The worker scripts: the picture worker's, or the net's. */
async function atWorker(context: BrowserContext, which: "pictures" | "net", body: string): Promise<void> {
  await context.route(/\/app\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const isNet = text.includes("browser-serve");
    await route.fulfill({ response, body: isNet === (which === "net") ? body : text });
  });
}

test("every picture, weight, level and word lost once, no crypto, and no network at all once the block has begun: it is played to its end", async () => {
  const { context, page, errors } = await harness.visit({ reducedMotion: "reduce", levels: shorten });
  await context.addInitScript(() => {
    Reflect.deleteProperty(Crypto.prototype, "getRandomValues");
  });
  const asked = await failOnce(context, /\.webp$|\.bin$|model\.json$|\/levels\/|manifest\.json$|\/worker-[^/]*\.js$/);
  await page.goto(`${harness.origin}/?level=small-and-cluttered`);
  await startLevel(page);
  let cut = false;
  await playBlock(page, keyboardHands(page), {
    onView: async (view) => {
      const { practice, phase } = await look(page);
      if (cut || view !== "question" || practice || phase !== "trial") return;
      cut = true;
      await context.setOffline(true);
    },
  });
  expect(cut).toBe(true);
  expect((await look(page)).screen).toBe("results");
  expect([...asked.values()].filter((times) => times > 1).length).toBeGreaterThan(10);
  // All that came of it: a net that answered every trial.
  const records = await page.evaluate(() => window.glimpse.game.stores.play.getState().records);
  expect(records.filter(({ net }) => net === null)).toEqual([]);
  // The explanation is not here, which is said, and it comes when the network does.
  await page.evaluate(() => window.glimpse.game.go.explanation("small-and-cluttered"));
  await says(page, "can’t be reached");
  expect((await look(page)).screen).toBe("explanation");
  await context.setOffline(false);
  await press(page, "Try again");
  await page.locator(".fault").waitFor({ state: "detached" });
  await page.locator("glimpse-explanation canvas").first().waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

test("offline at the title: a level and a language are named for what they are, and come when the network does", async () => {
  const { context, page } = await harness.visit({ reducedMotion: "reduce" });
  await page.goto(harness.origin);
  await netReady(page);
  await context.setOffline(true);
  await page.locator(".play-now").click();
  await says(page, "can’t be reached");
  expect(await overlay(page).innerText()).not.toContain("mistake");
  await press(page, "To the map");
  await page.evaluate(() => window.glimpse.game.go.title());
  await press(page, "中文");
  await says(page, "The language could not be changed.");
  await context.setOffline(false);
  await press(page, "Try again");
  await page.waitForFunction(() => document.documentElement.lang === "zh-CN");
  expect(await page.locator(".notice").count()).toBe(0);
  await context.setOffline(true);
  await page.locator(".play-now").click();
  await says(page, "连不上游戏的服务器");
  await context.setOffline(false);
  await press(page, "再试一次");
  // The level flashes, so the warning comes first.
  await waitFor(page, ({ screen }) => screen === "warning", "the warning");
  await context.close();
});

describe("a part of the game", () => {
  const open = (page: Page) => page.evaluate(() => window.glimpse.game.go.lab("invariance"));

  test("that is lost once comes with its styles; one that a new version has replaced is named, with a reload", async () => {
    const { context, page } = await harness.visit({ reducedMotion: "reduce" });
    await page.goto(harness.origin);
    await waitFor(page, ({ screen }) => screen === "title", "the title");
    const asked = await failOnce(context, /\/app\/lab-[^/]*\.(js|css)$/);
    await open(page);
    await page.locator("glimpse-lab :is(canvas, stimulus-picture)").first().waitFor();
    const styles = [...asked.keys()].filter((url) => url.endsWith(".css"));
    expect(styles.length).toBeGreaterThan(0);
    const here = await page.evaluate(() => [...document.styleSheets].map(({ href }) => href));
    for (const url of styles) expect(here).toContain(url);

    await context.route(/\/app\/explanation-[^/]*\.js$/, (route) => route.fulfill({ status: 404, body: "gone" }));
    await context.route(`${harness.origin}/`, async (route) => {
      if (route.request().resourceType() !== "fetch") return route.fallback();
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll("/app/index-", "/app/index-2-") });
    });
    await page.evaluate(() => window.glimpse.game.go.explanation("more-time"));
    await says(page, "There is a newer version of Glimpse");
    expect(await page.getByRole("button", { name: "Try again" }).count()).toBe(0);
    await Promise.all([page.waitForEvent("load"), press(page, "Reload the page")]);
    await waitFor(page, ({ screen }) => screen === "title", "the title");
    await context.close();
  });
});

describe("the picture worker", () => {
  /** A level started in a browser whose picture worker does not work. */
  async function start(prepare: (context: BrowserContext) => Promise<unknown>) {
    const { context, page } = await harness.visit({ reducedMotion: "reduce" });
    await prepare(context);
    await page.goto(`${harness.origin}/?level=first-glance&seed=3`);
    await startLevel(page);
    await waitFor(page, ({ screen }) => screen === "fault", "the fault");
    return { context, page };
  }

  test("refused is a sentence", async () => {
    const { context, page } = await start(refuseWorkers);
    await says(page, "won’t start the part of the game that makes the pictures");
    await context.close();
  });

  test("fallen silent is a sentence, and trying again starts another", async () => {
    const { context, page } = await start(async (context) => {
      await atWorker(context, "pictures", 'onmessage = () => {}; postMessage({ kind: "up" });');
      // The game's patience of 45 s, for a test that has less.
      await context.addInitScript(() => {
        const { setTimeout: real } = window;
        window.setTimeout = ((work: () => void, after?: number) =>
          real(work, after === 45_000 ? 1500 : after)) as typeof setTimeout;
      });
    });
    await says(page, "does not answer");
    await context.unroute(/\/app\/worker-[^/]*\.js$/);
    await press(page, "Try again");
    await waitFor(page, ({ trialPhase }) => ["response", "discarded", "reveal"].includes(trialPhase), "a picture");
    expect(await page.evaluate(() => window.glimpse.game.stores.play.getState().seed)).toBe("3");
    await context.close();
  });
});

describe("a game that cannot start is no blank page", () => {
  test("without scripts", async () => {
    const context = await harness.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(harness.origin);
    const words = page.locator("noscript p");
    for (const which of [0, 1]) await words.nth(which).waitFor();
    expect(await words.nth(0).innerText()).toContain("this browser does not run them");
    expect(await words.nth(1).innerText()).toContain("没有运行脚本");
    expect(await page.locator(".any-reason").isVisible()).toBe(false);
    await context.close();
  });

  test("without its first script", async () => {
    const { context, page } = await harness.visit();
    await context.route(/\/app\/index-[^/]*\.js$/, (route) => route.abort());
    await page.goto(harness.origin);
    const words = page.getByText("Glimpse has not started yet");
    await words.waitFor({ state: "attached" });
    expect(await words.isVisible()).toBe(false);
    // They come by themselves, after 20 s.
    await page.evaluate(() => document.getAnimations().forEach((animation) => void animation.finish()));
    await words.waitFor();
    await context.close();
  });

  test.each([
    [404, "en", "A file is missing from the game’s server.", "Try again"],
    [503, "zh-CN", "游戏的服务器出了点问题", "再试一次"],
  ] as const)("with a campaign that is a %s, in %s", async (status, locale, words, again) => {
    const { context, page } = await harness.visit({ locale });
    await context.route("**/levels/campaign.json", (route) => route.fulfill({ status, body: "no" }));
    await page.goto(`${harness.origin}/?level=first-glance`);
    await page.getByText(words).waitFor();
    await page.getByText(`HTTP ${status}`).waitFor();
    await context.unroute("**/levels/campaign.json");
    await page.getByRole("link", { name: again }).click();
    await waitFor(page, ({ screen }) => screen === "warning", "the warning");
    await context.close();
  });
});
