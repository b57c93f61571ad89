import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TrialRecord } from "../../src/core/trial/record";
import { DESKTOP, type Harness, openHarness, type VisitOptions } from "./harness";
import { waitFor } from "./player";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

const TINY = { width: 320, height: 256 };

async function start(level: string, viewport: VisitOptions["viewport"] = DESKTOP): Promise<Page> {
  const { page } = await harness.visit({ reducedMotion: "reduce", viewport: viewport as typeof DESKTOP });
  await page.goto(`${harness.origin}/?level=${level}&seed=5`);
  await waitFor(page, (now) => now.screen === "warning", "the warning");
  await page.evaluate(() => {
    const { game } = window.glimpse;
    game.go.acceptFlashes(false);
    // Without a net a block begins at once, and nothing here asks what the net says.
    game.play.start();
  });
  return page;
}

const records = (page: Page): Promise<readonly TrialRecord[]> =>
  page.evaluate(() => window.glimpse.game.stores.play.getState().records);
const room = (page: Page) => page.evaluate(() => window.glimpse.game.stores.play.getState().room);

/** Carries trials on until one was shown to its end, whatever a busy machine makes of its time. */
async function untilShown(page: Page, since: number): Promise<TrialRecord> {
  for (;;) {
    const sight = await waitFor(
      page,
      (now) => now.phase === "break" || ["response", "reveal", "discarded"].includes(now.trialPhase),
      "a picture",
    );
    if (sight.phase === "break") await page.evaluate(() => window.glimpse.game.play.proceed());
    else if (sight.trialPhase === "response") await page.keyboard.press("1");
    else {
      const made = (await records(page)).slice(since).find(({ presentation }) => presentation !== null);
      if (made) return made;
      await page.evaluate(() => window.glimpse.game.play.next());
    }
    await page.waitForTimeout(50);
  }
}

test("a window too small asks for room before the first picture, and the block begins once there is", async () => {
  const page = await start("first-glance", TINY);
  await page.waitForSelector(".room-panel");
  expect(await room(page)).toMatchObject({ kind: "too-small", least: 224 });
  expect(await page.locator(".room-panel").innerText()).toMatch(/does not fit/);
  await page.waitForTimeout(1500);
  expect(await records(page)).toEqual([]);
  expect(await page.evaluate(() => window.glimpse.game.stores.play.getState().trial)).toBeNull();
  await page.setViewportSize(DESKTOP);
  await waitFor(page, (now) => now.trialPhase === "presenting", "the first picture");
  expect(await page.locator(".room-panel").count()).toBe(0);
  await page.context().close();
});

test("a window that changes during a trial discards it; the next is measured anew, and the record says so", async () => {
  const page = await start("first-glance");
  await waitFor(page, (now) => now.trialPhase === "presenting", "the first picture");
  await page.setViewportSize({ width: 900, height: 560 });
  await waitFor(page, (now) => now.trialPhase === "discarded", "the trial to be discarded");
  const [first] = await records(page);
  expect(first).toMatchObject({ outcome: "discarded", valid: false, invalidReason: "resized", presentation: null });
  expect(first?.display).toMatchObject({ shownCss: 448, pixelRatio: 1, window: DESKTOP, trust: "guessed" });
  expect(first?.display?.browser).toMatch(/Chrome \d+$/);
  expect(await page.locator(".discarded").innerText()).toMatch(/window changed/);
  await page.evaluate(() => window.glimpse.game.play.next());
  const next = await untilShown(page, 1);
  const side = await page
    .locator("#flash canvas")
    .first()
    .evaluate((canvas) => (canvas as HTMLElement).offsetWidth);
  expect(side).toBeLessThan(448);
  expect(next.display).toMatchObject({ shownCss: side, shownDevice: side, window: { width: 900, height: 560 } });
  expect(next.presentation?.clockGrain).toBeLessThan(1);
  await page.context().close();
});

test("a pixel ratio that changes during a trial discards it, and makes the bank card's measure a guess again", async () => {
  const page = await start("first-glance");
  await page.evaluate(() => window.glimpse.game.settings.change({ pixelsPerMm: 5 }));
  const viewing = () => page.evaluate(() => window.glimpse.game.settings.viewing());
  expect(await viewing()).toMatchObject({ pixelsPerMm: 5, trust: "measured" });
  await waitFor(page, (now) => now.trialPhase === "presenting", "the first picture");
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setDeviceMetricsOverride", { ...DESKTOP, deviceScaleFactor: 2, mobile: false });
  await waitFor(page, (now) => now.trialPhase === "discarded", "the trial to be discarded");
  expect((await records(page))[0]).toMatchObject({ invalidReason: "resized" });
  // The same screen in CSS pixels with another ratio and no zoom of the window: another screen, for all one can tell.
  expect(await viewing()).toMatchObject({ trust: "guessed" });
  await page.evaluate(() => window.glimpse.game.play.next());
  const next = await untilShown(page, 1);
  // The emulation draws borders as with a ratio of one, so the pixels of the screen count as unknown.
  expect(next.display).toMatchObject({ shownCss: 448, shownDevice: null, pixelRatio: 2, trust: "guessed" });
  await page.context().close();
});

test("a window narrowed in the middle of fovea is waited for: no picture hangs over its edge", async () => {
  const page = await start("fovea");
  await waitFor(page, (now) => now.phase === "break" || now.trialPhase === "presenting", "the level");
  await page.setViewportSize({ width: 300, height: DESKTOP.height });
  // Carry on until a picture would stand outside.
  for (let i = 0; i < 400 && !(await room(page)); i++) {
    await page.keyboard.press("1");
    await page.evaluate(() => {
      const { game } = window.glimpse;
      game.play.proceed();
      game.play.next();
    });
    await page.waitForTimeout(100);
  }
  expect(await room(page)).toEqual({ kind: "outside" });
  const before = (await records(page)).length;
  await page.waitForTimeout(1500);
  expect(await records(page)).toHaveLength(before);
  for (const { trial, display, outcome } of await records(page))
    if (outcome !== "discarded" && trial.place) {
      const { eccentricity, diameter } = trial.place;
      if (display?.window.width === 300) expect(eccentricity + diameter / 2).toBeLessThan(4.1);
    }
  await page.setViewportSize(DESKTOP);
  await waitFor(page, (now) => now.trialPhase === "presenting" || now.phase === "break", "the block to go on");
  expect(await room(page)).toBeNull();
  await page.context().close();
});

test("a scene of glimpses waits for room, and one during which the window changes is marked", async () => {
  const page = await start("glimpses", TINY);
  await page.waitForSelector(".room-panel");
  await page.setViewportSize(DESKTOP);
  const phase = () => page.evaluate(() => window.glimpse.game.stores.play.getState().look?.state.phase ?? "");
  await expect.poll(phase, { timeout: 60_000 }).toBe("looking");
  expect(await page.locator(".room-panel").count()).toBe(0);
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.waitForTimeout(500);
  await page.keyboard.press("1");
  await expect.poll(phase, { timeout: 60_000 }).toBe("reveal");
  const [record] = await records(page);
  expect(record).toMatchObject({ outcome: "answered", valid: false, invalidReason: "resized" });
  expect(record?.display?.shownCss).toBeGreaterThanOrEqual(224);
  await page.context().close();
});
