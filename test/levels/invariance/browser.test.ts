import { afterAll, beforeAll, expect, test } from "vitest";
import { taskOf } from "../../../src/content/level";
import { loadLevel } from "../../../src/content/load-level";
import { nodeSource } from "../../../src/tools/node-source";
import { type Harness, openHarness } from "../../e2e/harness";
import { keyboardHands, playBlock, waitFor } from "../../e2e/player";
import { shootResults } from "../../e2e/shoot-results";
import { observe, THRESHOLDS } from "./observer";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

test("an observer with known thresholds plays four rounds; each chart's threshold recovers its own", {
  timeout: 480_000,
}, async () => {
  const { conditions } = taskOf(await loadLevel(nodeSource(), "invariance"), "flash");
  const rounds = new Map(conditions.map(({ name, round }) => [name, round as keyof typeof THRESHOLDS]));
  const visit = await harness.visit({ reducedMotion: "reduce" });
  const { page } = visit;
  await page.goto(`${harness.origin}/?level=invariance&seed=7&lang=en`);
  await waitFor(page, (now) => now.screen === "warning", "the warning");
  await page.evaluate(() => window.glimpse.game.go.acceptFlashes(false));
  await waitFor(page, (now) => now.screen === "intro", "the intro");
  await page.waitForFunction(() => window.glimpse.game.stores.net.getState().kind === "ready");
  await page.evaluate(() => window.glimpse.game.play.start());
  const breaks: string[] = [];
  const hands = keyboardHands(page);
  await playBlock(
    page,
    {
      ...hands,
      forward: async () => {
        const panel = page.locator(".play-cover .play-panel h2");
        if (await panel.count()) breaks.push((await panel.innerText()).trim());
        await hands.forward();
      },
    },
    observe((condition) => rounds.get(condition) as keyof typeof THRESHOLDS),
  );
  expect(breaks).toEqual(["Place", "Size", "Turn", "Light"]);
  const { figures } = await page.evaluate(() => ({ figures: window.glimpse.game.stores.session.getState().figures }));
  expect(figures).toHaveLength(5);
  for (const [round, threshold] of Object.entries(THRESHOLDS)) {
    const figure = figures.find(({ key }) => key === `invariance-${round}`);
    const { low, high } = figure?.estimates.find(({ owner }) => owner === "you") ?? {};
    expect(low ?? high ?? null, `${round}: the interval has an end`).not.toBeNull();
    expect(low ?? 0, round).toBeLessThanOrEqual(threshold);
    expect(high ?? Number.POSITIVE_INFINITY, round).toBeGreaterThanOrEqual(threshold);
  }
  const kept = figures.find(({ key }) => key === "invariance-consistency")?.estimates[0];
  expect(kept?.low).toBeLessThanOrEqual(kept?.value as number);
  expect(kept?.high).toBeGreaterThanOrEqual(kept?.value as number);
  expect(visit.errors).toEqual([]);
  await shootResults(page, "invariance");
  await visit.context.close();
});
