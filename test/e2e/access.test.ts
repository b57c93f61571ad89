import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { framesFor, hertz, ms } from "../../src/core/units";
import { touchHands } from "./hands";
import { type Harness, openHarness, PHONE } from "./harness";
import { wellLaid } from "./layout";
import { netReady, nextQuestion, playBlock, startLevel, waitFor } from "./player";
import { checkReach } from "./reach";
import { shorten } from "./short-level";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

test("a window too small for a picture says so, readably, and every control stays in reach", async () => {
  const windows = [{ width: 320, height: 256 }];
  const visit = await harness.visit({ viewport: windows[0] as (typeof windows)[number], levels: shorten });
  const { page } = visit;
  await page.goto(`${harness.origin}/?level=first-glance&seed=7`);
  await startLevel(page);
  await page.locator(".room-panel").waitFor();
  await checkReach(page, "too small", { mayScroll: true, windows }, async (here) => {
    await wellLaid(page, here);
    // What is wrong stands in view, and what to do can be scrolled to.
    const seen = await page.locator(".room-panel h2").boundingBox();
    expect(seen?.y, here).toBeGreaterThanOrEqual(0);
    expect((seen?.y ?? 0) + (seen?.height ?? 999), here).toBeLessThanOrEqual(256);
    await page.locator(".room-panel p").last().scrollIntoViewIfNeeded();
    await page.locator(".play-cover").evaluate((cover) => cover.scrollTo(0, 0));
  });
  await visit.context.close();
});

/** What a browser's translator does: the words of every text node go into two <font> elements. */
function translate(page: Page): Promise<void> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.nodeValue?.trim() && !node.parentElement?.closest("script, style, svg")) texts.push(node as Text);
    for (const text of texts) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = `«${text.data}»`;
      outer.append(inner);
      text.replaceWith(outer);
    }
  });
}

test("on a translated page the counters go on, and no error comes of it", async () => {
  const visit = await harness.visit({ levels: shorten, reducedMotion: "reduce" });
  const { page } = visit;
  await page.goto(`${harness.origin}/?level=small-and-cluttered&seed=7`);
  await netReady(page);
  await startLevel(page);
  let translated = 0;
  const counters: string[] = [];
  await playBlock(
    page,
    {
      answer: (place) => page.keyboard.press(String(place + 1)),
      forward: () => page.keyboard.press("Enter"),
      jump: async () => {},
    },
    {
      onView: async (view) => {
        if (view !== "question") return;
        // What the translator finds first; later words it would translate again.
        if (translated++ === 1) await translate(page);
        counters.push((await page.locator(".play-progress").innerText()).trim());
      },
    },
  );
  // The second was read just after it was translated; none stands still.
  expect(counters[1]).toContain("«");
  expect(new Set(counters).size).toBe(counters.length);
  await page.evaluate(() => window.glimpse.game.go.settings());
  await page.locator(".settings-screen .slider-said").last().waitFor();
  await translate(page);
  const distance = page.locator('input[type="range"]').last();
  await distance.press("ArrowRight");
  await page.waitForFunction(
    () => [...document.querySelectorAll(".slider-said")].at(-1)?.textContent?.trim() === "58 cm",
  );
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});

test("a slow device plays a block by touch and is offered longer flashes, which the next block then has", async () => {
  const visit = await harness.visit({ viewport: PHONE, touch: true, levels: shorten });
  const { page } = visit;
  await page.goto(`${harness.origin}/?level=first-glance&seed=7`);
  await netReady(page);
  const cdp = await visit.context.newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await startLevel(page);
  // How late such a device is differs from machine to machine; here something holds the page whenever a picture ends.
  await page.evaluate(() => {
    const { play } = window.glimpse.game.stores;
    play.subscribe(({ trialState, attempt }, before) => {
      const picture = trialState.phase === "presenting" && trialState.stage === "stimulus";
      if (!picture || before.trialState === trialState || attempt > 1) return;
      setTimeout(() => {
        const until = performance.now() + 200;
        while (performance.now() < until);
      }, 40);
    });
  });
  const hands = touchHands(page);
  await playBlock(page, hands);
  const late = page.locator(".late-note");
  await late.waitFor();
  const records = await page.evaluate(() =>
    window.glimpse.game.stores.play
      .getState()
      .records.map(({ outcome, invalidReason }) => ({ outcome, invalidReason })),
  );
  expect(records.filter(({ invalidReason }) => invalidReason === "dropped-frames").length).toBeGreaterThanOrEqual(3);
  await late.getByRole("button").tap();
  await page.waitForFunction(() => window.glimpse.game.stores.settings.getState().longerFlashes === true);
  await waitFor(page, ({ screen }) => screen === "results", "the results, still");
  expect(await page.locator("#announcer").textContent()).toMatch(/^From the next block on.*\.$/);

  await page.evaluate(() => window.glimpse.game.play.again(true));
  const { trial } = await nextQuestion(page);
  expect(trial?.timing.exposure).toBe(200);
  const log = await page.evaluate(() => {
    const { trialState } = window.glimpse.game.stores.play.getState();
    return trialState.phase === "response" ? trialState.log : null;
  });
  expect(log?.askedFrames.exposure).toBe(framesFor(ms(200), hertz(log?.refresh ?? 60)));
  expect(visit.errors).toEqual([]);
  await visit.context.close();
});
