import { afterAll, beforeAll, expect, test } from "vitest";
import { DESKTOP, type Harness, openHarness, PHONE } from "../../e2e/harness";
import { netReady } from "../../e2e/player";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

const shots = process.env.SHOTS;

test("the hunt is played to its end, and the explanation shows the unit found", async () => {
  const { page, errors } = await harness.visit({ viewport: DESKTOP });
  await page.goto(`${harness.origin}/?lang=en`);
  await netReady(page);
  await page.evaluate(() => window.glimpse.game.go.lab("grandmother-cell"));
  // It begins by itself.
  await page.locator(".hunt-wall canvas").nth(40).waitFor();
  if (shots) await page.screenshot({ path: `${shots}/hunt-start-desktop.png` });
  if (shots) await page.setViewportSize(PHONE);
  if (shots) await page.screenshot({ path: `${shots}/hunt-start-phone.png` });
  await page.setViewportSize(DESKTOP);
  await page.locator(".unit-grid").waitFor();
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
});
