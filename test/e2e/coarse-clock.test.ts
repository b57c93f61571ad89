import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, openHarness } from "./harness";
import { waitFor } from "./player";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

/** As Firefox's resistFingerprinting does it: the clock stands still for a sixtieth of a second at a time. */
const GRAIN = 1000 / 60;

test("a browser with a coarse clock is told so once, plays on, and nothing of it is called exact or verified", async () => {
  const { page, context } = await harness.visit({ reducedMotion: "reduce" });
  await context.addInitScript((grain) => {
    const coarse = (time: number) => Math.floor(time / grain) * grain;
    const now = performance.now.bind(performance);
    performance.now = () => coarse(now());
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => request((stamp) => callback(coarse(stamp)));
    // Firefox has no such account of the compositor's.
    Reflect.deleteProperty(window, "PerformanceElementTiming");
  }, GRAIN);
  await page.goto(`${harness.origin}/?level=first-glance&seed=3`);
  await waitFor(page, (now) => now.screen === "warning", "the warning");
  await page.evaluate(() => {
    window.glimpse.game.go.acceptFlashes(false);
    window.glimpse.game.play.start();
  });
  await waitFor(page, (now) => now.phase === "break", "the word of caution");
  expect(await page.locator(".play-panel").innerText()).toMatch(/cannot time a flash[\s\S]*steps of 16\.7 ms/);
  await page.waitForTimeout(400);
  await page.keyboard.press("Enter");
  for (let answered = 0; answered < 2; answered++) {
    await waitFor(page, (now) => now.trialPhase === "response", "the question");
    await page.keyboard.press("1");
    await waitFor(page, (now) => now.trialPhase === "reveal", "the reveal");
    if (answered === 0) await page.evaluate(() => window.glimpse.game.play.next());
  }
  expect(await page.locator(".facts").innerText()).toMatch(/How long it was really shown is not known/);
  const records = await page.evaluate(() => window.glimpse.game.stores.play.getState().records);
  expect(records.map(({ attempt, outcome, invalidReason }) => [attempt, outcome, invalidReason])).toEqual([
    [1, "answered", "coarse-clock"],
    [1, "answered", "coarse-clock"],
  ]);
  expect(records[0]?.presentation?.clockGrain).toBeCloseTo(GRAIN, 1);
  await page.evaluate(() => window.glimpse.game.go.settings());
  await page.waitForSelector(".timing .lead");
  expect(await page.locator(".timing").innerText()).toMatch(
    /cannot be told in this browser[\s\S]*Nothing has verified/,
  );
  await context.close();
});
