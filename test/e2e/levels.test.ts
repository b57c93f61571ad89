import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtLevels } from "../../src/content/campaign";
import { isPlayed } from "../../src/content/level";
import { loadCampaign } from "../../src/content/load";
import { loadLevel } from "../../src/content/load-level";
import { nodeSource } from "../../src/tools/node-source";
import { type Hands, keyboardHands, touchHands } from "./hands";
import { DESKTOP, type Harness, LOW, openHarness, PHONE, type Visit } from "./harness";
import { checkScreen, checkView, wellLaid } from "./layout";
import { netReady, playBlock, waitFor } from "./player";
import { checkReach, WINDOWS } from "./reach";
import { shootResults } from "./shoot-results";
import { shorten } from "./short-level";

/**
 * Every level of the campaign, in one short block each: that its screens work. Half of them by keyboard, half by touch;
 * what a block measures is tested in Node, in test/levels.
 */
const source = nodeSource();
const levels = builtLevels(await loadCampaign(source));

/** In the smallest window no picture has room, so nothing is asked there. */
const [SMALLEST, ...ROOMY] = WINDOWS;
const SMALL = [SMALLEST as (typeof WINDOWS)[number], LOW];

/** With text at 200 %: text at its usual size is looked at in checkScreen. */
const reached = (page: Page, where: string, windows: typeof WINDOWS, mayScroll = true) =>
  checkReach(page, where, { mayScroll, windows, texts: [32] }, (here) => wellLaid(page, here));

/** Phones that a break's button or a choice once lay outside of, with text at its usual size. */
const PHONES = [LOW, { width: 320, height: 568 }, { width: 667, height: 375 }];

async function playable(page: Page, view: string, where: string): Promise<void> {
  const mayScroll = view !== "question";
  await checkReach(page, where, { mayScroll, windows: PHONES, texts: [16] }, (here) => wellLaid(page, here));
  await reached(page, where, mayScroll ? WINDOWS : ROOMY, mayScroll);
}

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

describe.each([
  ["keyboard", { viewport: DESKTOP, locale: "en" }, keyboardHands, levels.filter((_, i) => i % 2 === 0)],
  ["touch", { viewport: PHONE, locale: "zh-CN", touch: true }, touchHands, levels.filter((_, i) => i % 2 === 1)],
] as const)("by %s", (device, options, handsOf, own) => {
  let visit: Visit;
  let hands: Hands;
  beforeAll(async () => {
    visit = await harness.visit({ ...options, reducedMotion: "reduce", levels: shorten });
    hands = handsOf(visit.page);
    await visit.page.goto(harness.origin);
    await netReady(visit.page);
    // However long a busy machine takes to look at a question.
    await visit.page.evaluate(() => window.glimpse.game.settings.change({ answerTime: "unlimited" }));
    await visit.page.evaluate(() => window.glimpse.game.go.map());
  });
  afterAll(() => visit?.context.close());

  test.each(own)("%s: intro, one short block, results, explanation and lab", async (id) => {
    const { page } = visit;
    const level = shorten(await loadLevel(source, id));
    await page.evaluate((wanted) => window.glimpse.game.go.level(wanted, "short"), id);
    const entered = await waitFor(page, ({ screen }) => screen === "warning" || screen === "intro", "the way in");
    if (entered.screen === "warning") await hands.press(".warning-ways .button.primary");
    await waitFor(page, ({ screen }) => screen === "intro", "the intro");
    await checkScreen(page, `intro of ${id}`);
    await reached(page, `intro of ${id}`, SMALL);

    if (isPlayed(level)) {
      await hands.press(".intro-start .button.primary");
      const seen = new Set<string>();
      await playBlock(page, hands, {
        onView: async (view) => {
          if (!seen.has(view)) {
            await checkView(page, `${view} of ${id}`);
            await playable(page, view, `${view} of ${id}`);
          }
          seen.add(view);
        },
      });
      expect([...seen]).toContain("question");
      await checkScreen(page, `results of ${id}`);
      await reached(page, `results of ${id}`, SMALL);
      const played = await page.evaluate(() => {
        const { summary, figures } = window.glimpse.game.stores.session.getState();
        // Where shape and texture conflict, whoever names the shape is not right.
        const named = summary?.records.filter(({ correct }) => correct).length;
        const devices = summary?.records.map(({ response }) => response.device);
        const judged = summary?.records.filter(({ net }) => net !== null).length;
        return { n: summary?.records.length, named, judged, devices, figures: figures.length };
      });
      const n = level.task.trials;
      expect(played).toMatchObject({ n, named: n, judged: n, devices: Array.from({ length: n }, () => device) });
      const progress = await page.evaluate(
        (wanted) => window.glimpse.game.stores.progress.getState().levels[wanted],
        id,
      );
      expect(progress).toMatchObject({ plays: 1, passed: true });
      await shootResults(page, id);
    }
    await page.evaluate((wanted) => window.glimpse.game.go.explanation(wanted), id);
    await checkScreen(page, `explanation of ${id}`);
    await reached(page, `explanation of ${id}`, SMALL);
    const lab = await page.evaluate(async (wanted) => {
      const { game } = window.glimpse;
      return game.levels.room(await game.levels.file(wanted)).lab !== undefined;
    }, id);
    if (lab) {
      await page.evaluate((wanted) => window.glimpse.game.go.lab(wanted), id);
      await checkScreen(page, `lab of ${id}`);
      await reached(page, `lab of ${id}`, SMALL);
    }
    await page.evaluate(() => window.glimpse.game.go.map());
    expect(visit.errors).toEqual([]);
    expect(visit.strangers).toEqual([]);
  });
});
