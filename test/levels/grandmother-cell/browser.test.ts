import { afterAll, beforeAll, expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import type { Trial } from "../../../src/core/trial/trial";
import { DESKTOP, type Harness, openHarness, PHONE } from "../../e2e/harness";
import { keyboardHands, playBlock, waitFor } from "../../e2e/player";
import { READER } from "./reader";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

/** The answer depends on the trial alone, so that the result is the same on every machine. */
const knows = ({ id, condition }: Pick<Trial, "id" | "condition">): boolean =>
  createRng(id).next() < (READER[condition] ?? 0);

const shots = process.env.SHOTS;

test("an observer's right answers by form come back on the results screen", async () => {
  const { page, errors } = await harness.visit();
  await page.goto(`${harness.origin}/?level=grandmother-cell&seed=7&lang=en`);
  await page
    .locator(".warning-screen .button.primary, .level-intro .button.primary, .intro-start .button.primary")
    .first()
    .click();
  await waitFor(page, (now) => now.screen === "intro", "the intro");
  await page.waitForFunction(() => window.glimpse.game.stores.net.getState().kind === "ready", undefined, {
    timeout: 60_000,
  });
  if (shots) await page.screenshot({ path: `${shots}/intro.png` });
  await page.locator(".intro-start .button.primary").click();
  const answered = new Map<string, { readonly condition: string; readonly right: boolean }>();
  await playBlock(page, keyboardHands(page), ({ trial, right, choices }) => {
    if (!trial) return null;
    const known = knows(trial);
    if (!trial.practice) answered.set(trial.id, { condition: trial.condition, right: known });
    return known ? right : (right + 1 + createRng(`${trial.id}/guess`).int(choices - 1)) % choices;
  });
  const [figure] = await page.evaluate(() => window.glimpse.game.stores.session.getState().figures);
  if (figure?.type !== "curve") throw new Error("the results have no figure");
  expect(figure.key).toBe("concept");
  const you = figure.series.find(({ owner }) => owner === "you");
  const names = figure.x.names ?? [];
  expect(you?.points.map(({ n }) => n)).toEqual([10, 10, 10, 10, 10]);
  const given = names.map((name) => [...answered.values()].filter((one) => one.condition === name && one.right).length);
  expect(you?.points.map(({ correct }) => correct)).toEqual(given);
  // That such intervals hold what the observer knows is tested over many blocks, beside the figure's code.
  for (const { y, low, high } of you?.points ?? []) expect(low <= y && y <= high && low < high).toBe(true);
  const net = figure.series.find(({ owner }) => owner === "net");
  const netOnWords = (net?.points ?? []).slice(3).reduce((sum, { correct }) => sum + correct, 0);
  expect(netOnWords, "the net on twenty words").toBeLessThanOrEqual(10);
  if (shots) await page.screenshot({ path: `${shots}/results.png` });
  expect(errors).toEqual([]);
}, 240_000);

test("the hunt is played to its end, and the explanation shows the unit found", async () => {
  const { page, errors } = await harness.visit({ viewport: DESKTOP });
  await page.goto(`${harness.origin}/?lang=en`);
  await page.waitForFunction(() => window.glimpse?.game.stores.net.getState().kind === "ready", undefined, {
    timeout: 60_000,
  });
  await page.evaluate(() => window.glimpse.game.go.lab("grandmother-cell"));
  // It begins by itself.
  await page.locator(".hunt-wall canvas").nth(40).waitFor({ timeout: 60_000 });
  if (shots) await page.screenshot({ path: `${shots}/hunt-start-desktop.png` });
  if (shots) await page.setViewportSize(PHONE);
  if (shots) await page.screenshot({ path: `${shots}/hunt-start-phone.png` });
  await page.setViewportSize(DESKTOP);
  await page.locator(".unit-grid").waitFor({ timeout: 120_000 });
  await page.locator(".hunt-hint").click();
  await page.locator(".unit-grid .loud").first().click();
  if (shots) await page.screenshot({ path: `${shots}/hunt-en-desktop.png` });
  // Every unit in its turn: the one that glows most is the best.
  const tried = await page.evaluate(async () => {
    for (const unit of document.querySelectorAll<HTMLElement>(".unit-grid .unit")) unit.click();
    await new Promise((done) => setTimeout(done, 100));
    const areas = [...document.querySelectorAll(".unit-grid .unit")].map((unit) => Number(unit.textContent));
    return { worst: areas.indexOf(Math.min(...areas)), best: areas.indexOf(Math.max(...areas)) };
  });
  const units = page.locator(".unit-grid .unit");
  await units.nth(tried.worst).click();
  await page.locator(".hunt-claim").click();
  expect(await page.locator(".hunt-won").count()).toBe(0);
  await units.nth(tried.best).click();
  await page.locator(".hunt-claim").click();
  await page.locator(".hunt-won").waitFor();
  expect(await page.locator("hunt-view figure-chart svg").count()).toBeGreaterThan(0);
  const kept = await page.evaluate(() => window.glimpse.game.stores.progress.getState().marks);
  expect(kept).toEqual(["grandmother-cell"]);
  await page.waitForFunction(() => window.glimpse.game.stores.notebook.getState().pages.length === 1);
  if (shots)
    for (const [name, viewport] of [
      ["desktop", DESKTOP],
      ["phone", PHONE],
    ] as const) {
      await page.setViewportSize(viewport);
      await page.screenshot({ path: `${shots}/found-${name}.png`, fullPage: true });
    }
  await page.evaluate(() => window.glimpse.game.go.explanation("grandmother-cell"));
  await page.locator(".concept-table td.net").first().waitFor();
  expect(await page.locator(".concept-table td.net").count()).toBe(5);
  if (shots)
    for (const language of ["en", "zh-CN"] as const)
      for (const [name, viewport] of [
        ["desktop", DESKTOP],
        ["phone", PHONE],
      ] as const) {
        await page.evaluate((spoken) => window.glimpse.game.settings.speak(spoken), language);
        await page.setViewportSize(viewport);
        await page.waitForTimeout(800);
        await page.screenshot({ path: `${shots}/explanation-${language}-${name}.png` });
      }
  expect(errors).toEqual([]);
}, 240_000);
