import { afterAll, beforeAll, expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import type { Trial } from "../../../src/core/trial/trial";
import { type Harness, openHarness } from "../../e2e/harness";
import { keyboardHands, playBlock, waitFor } from "../../e2e/player";
import { shootResults } from "../../e2e/shoot-results";

const THRESHOLDS = { masked: 80, unmasked: 40 };
const SLOPE = 3;

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

/** Whether the observer is right: a logistic in ln(ms), drawn from the trial's name alone. */
function isRight({ id, timing }: Trial): boolean {
  const threshold = timing.mask > 0 ? THRESHOLDS.masked : THRESHOLDS.unmasked;
  const share = 1 / (1 + Math.exp(-SLOPE * (Math.log(timing.exposure) - Math.log(threshold))));
  return createRng(id).next() < 0.25 + 0.73 * share;
}

test("an observer of known thresholds is found again on the results screen", { timeout: 480_000 }, async () => {
  const visit = await harness.visit({ reducedMotion: "reduce" });
  const { page } = visit;
  await page.goto(`${harness.origin}/?level=more-time&seed=7&lang=en`);
  await waitFor(page, (now) => now.screen === "warning", "the warning");
  await page.evaluate(() => window.glimpse.game.go.acceptFlashes(false));
  await waitFor(page, (now) => now.screen === "intro", "the intro");
  await page.waitForFunction(() => window.glimpse.game.stores.net.getState().kind === "ready");
  await page.evaluate(() => window.glimpse.game.play.start());
  const keys = keyboardHands(page);
  // Without a mask the choices come soon after the onset, and what is pressed within 100 ms of it counts as a guess.
  const hands = {
    ...keys,
    answer: async (place: number) => {
      await page.waitForTimeout(150);
      await keys.answer(place);
    },
  };
  await playBlock(page, hands, (sight) =>
    sight.trial && isRight(sight.trial) ? sight.right : (sight.right + 1) % sight.choices,
  );

  const figures = await page.evaluate(() => window.glimpse.game.stores.session.getState().figures);
  const estimate = (name: string) => figures[0]?.estimates.find((each) => each.name === name);
  for (const [name, truth] of Object.entries(THRESHOLDS)) {
    const found = estimate(`threshold-${name}`);
    expect(found?.value, name).not.toBeNull();
    expect(found?.low ?? 0, name).toBeLessThanOrEqual(truth);
    expect(found?.high ?? Number.POSITIVE_INFINITY, name).toBeGreaterThanOrEqual(truth);
  }
  const net = await page.evaluate(() => window.glimpse.game.stores.session.getState().summary?.net?.point);
  expect(estimate("any-exposure")?.value).toBe(net);
  const words = (await page.locator(".results-figures").textContent()) ?? "";
  expect(words).toContain("With a mask you are half way up at");
  expect(words).toContain("The net, at any exposure");
  expect(visit.errors).toEqual([]);
  await shootResults(page, "more-time");
  await visit.context.close();
});
