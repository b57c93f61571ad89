import { afterAll, beforeAll, expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import type { Trial } from "../../../src/core/trial/trial";
import { type Harness, openHarness } from "../../e2e/harness";
import { keyboardHands, playBlock, waitFor } from "../../e2e/player";
import { shootResults } from "../../e2e/shoot-results";

const SHAPE_BIAS = 0.9;

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

/** Sees everything, and goes by the shape nine times in ten. The answer hangs on the trial's id alone. */
function answerOf(trial: Trial): string {
  const shape = createRng(trial.id).next() < SHAPE_BIAS;
  return shape ? trial.answer : (trial.texture ?? trial.answer);
}

test("an observer with a shape bias of 0.9 is found to have it, and its net another", async () => {
  const { page, context, errors } = await harness.visit();
  await page.goto(`${harness.origin}/?level=texture-or-shape&seed=observer&lang=en`);
  await page.waitForFunction(() => window.glimpse !== undefined);
  await page.evaluate(() => window.glimpse.game.go.acceptFlashes(false));
  await waitFor(page, (now) => now.screen === "intro", "the intro");
  await page.evaluate(() => window.glimpse.game.play.start());
  await playBlock(page, keyboardHands(page), ({ trial, choices }) =>
    trial ? trial.choices.indexOf(answerOf(trial)) % choices : 0,
  );
  const figures = await page.evaluate(() => window.glimpse.game.stores.session.getState().figures);
  const find = (owner: string, name: string) =>
    figures
      .flatMap(({ estimates }) => estimates)
      .find((estimate) => estimate.owner === owner && estimate.name === name);
  const you = find("you", "shape-bias");
  expect(you?.value).toBeGreaterThan(0.75);
  expect(you?.low).toBeLessThanOrEqual(SHAPE_BIAS);
  expect(you?.high).toBeGreaterThanOrEqual(SHAPE_BIAS);
  expect(find("you", "decided")?.value).toBe(1);
  // The net took part in every trial, and went by texture more than this observer.
  expect(find("net", "shape-bias")?.value).toBeLessThan(you?.value as number);
  expect(await page.locator(".results-figures").count()).toBe(1);
  expect(await page.evaluate(() => window.glimpse.game.stores.session.getState().summary?.passed)).toBe(true);
  const table = await page.evaluate(() => window.glimpse.game.data.csv());
  expect(table.split("\n")[0]).toMatch(/(^|,)texture_category(,|\s*$)/);
  expect(errors).toEqual([]);
  await shootResults(page, "texture-or-shape");
  await context.close();
});
