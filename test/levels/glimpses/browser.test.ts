import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import { wilson } from "../../../src/core/stats/intervals";
import { type Harness, openHarness } from "../../e2e/harness";
import { waitFor } from "../../e2e/player";
import { shootResults } from "../../e2e/shoot-results";

/**
 * An observer who looks at four places, the same in every scene, and answers as soon as a gaze lies within NEAR of the
 * object: rightly. Who has not found it after the last saccade knows it all the same with probability KNOWS.
 */
const NEAR = 0.19;
const KNOWS = 0.4;
const TOUR = [
  { x: 0.25, y: 0.25 },
  { x: 0.75, y: 0.25 },
  { x: 0.75, y: 0.75 },
  { x: 0.25, y: 0.75 },
];

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

interface Scene {
  readonly id: string;
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly choices: number;
}

async function nextScene(page: Page, index: number): Promise<Scene> {
  await page.waitForFunction((wanted) => {
    const { look, trial } = window.glimpse.game.stores.play.getState();
    return look?.state.phase === "looking" && trial?.index === wanted;
  }, index);
  await page.waitForTimeout(300);
  return page.evaluate(() => {
    const { trial } = window.glimpse.game.stores.play.getState();
    if (!trial) throw new Error("no scene");
    const { x, y } = trial.stimulus.object;
    return {
      id: trial.id,
      index: trial.index,
      x,
      y,
      right: trial.choices.indexOf(trial.answer),
      choices: trial.choices.length,
    };
  });
}

/** Plays one scene by the mouse; gives the number of glimpses and whether the answer was right. */
async function playScene(page: Page, scene: Scene): Promise<{ glimpses: number; right: boolean }> {
  const box = await page.locator(".look-scene").boundingBox();
  if (!box) throw new Error("no scene on the screen");
  let glimpses = 1;
  let found = false;
  for (const { x, y } of TOUR) {
    await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
    glimpses++;
    found = Math.hypot(scene.x - x, scene.y - y) <= NEAR;
    if (found) break;
  }
  const right = found || createRng(scene.id).next() < KNOWS;
  const place = right ? scene.right : (scene.right + 1) % scene.choices;
  await page.keyboard.press(String(place + 1));
  await page.waitForFunction(() => window.glimpse.game.stores.play.getState().look?.state.phase === "reveal");
  await page.waitForTimeout(320);
  await page.keyboard.press("Enter");
  return { glimpses, right };
}

test("an observer with a known rule plays the scenes through, and the figure recovers the rule", async () => {
  const visit = await harness.visit({ reducedMotion: "reduce" });
  const { page } = visit;
  await page.goto(`${harness.origin}/?level=glimpses&seed=7`);
  await waitFor(page, (now) => now.screen === "warning", "the warning");
  await page.evaluate(() => window.glimpse.game.go.acceptFlashes(false));
  await waitFor(page, (now) => now.screen === "intro", "the intro");
  await page.waitForFunction(() => window.glimpse.game.stores.net.getState().kind === "ready");
  await page.getByRole("button", { name: /^Start/ }).click();
  const count = 14;
  const played: { glimpses: number; right: boolean }[] = [];
  for (let index = 0; index < count; index++) played.push(await playScene(page, await nextScene(page, index)));
  await waitFor(page, (now) => now.screen === "results", "the results");

  const figures = await page.evaluate(() => window.glimpse.game.stores.session.getState().figures);
  const [figure] = figures;
  if (figure?.type !== "curve") throw new Error("no curve");
  expect(figure.series.map(({ owner }) => owner)).toEqual(["you", "net", "net-own"]);
  const you = figure.series[0]?.points ?? [];
  for (const { x, correct, low, high, n } of you) {
    const expected = played.filter(({ glimpses, right }) => right && glimpses <= x).length;
    expect(correct).toBe(expected);
    const interval = wilson(expected, n);
    expect([low, high]).toEqual([interval.low, interval.high]);
  }
  // The rule itself: objects lie uniformly, the tour's discs cover a known share of them, KNOWS answers for the rest.
  const found = played.filter(({ glimpses, right }) => right && glimpses <= 4).length / count;
  const rate = found + (1 - found) * KNOWS;
  const last = you.at(-1);
  expect(last?.low).toBeLessThanOrEqual(rate);
  expect(last?.high).toBeGreaterThanOrEqual(rate);

  const records = await page.evaluate(() => window.glimpse.game.stores.play.getState().records);
  for (const { glimpses } of records) {
    expect(glimpses?.netOwn).toHaveLength(5);
    expect(glimpses?.netYours).toHaveLength(glimpses?.yours.length ?? 0);
  }
  expect(visit.errors).toEqual([]);
  await shootResults(page, "glimpses");
  await visit.context.close();
}, 240_000);
