import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, openHarness, type Visit } from "./harness";
import { waitFor } from "./player";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Mean and spread of lightness in a box of the screen. */
async function light(page: Page, box: Box): Promise<{ readonly mean: number; readonly spread: number }> {
  const { channels } = await sharp(await page.screenshot())
    .extract(box)
    .greyscale()
    .stats();
  const [grey] = channels;
  if (!grey) throw new Error("a picture without channels");
  return { mean: grey.mean, spread: grey.stdev };
}

/** How many pixels in a box of the screen are amber. */
async function amber(page: Page, box: Box): Promise<number> {
  const { data } = await sharp(await page.screenshot())
    .extract(box)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let i = 0; i < data.length; i += 3) if ((data[i] ?? 0) > (data[i + 2] ?? 0) + 40) count++;
  return count;
}

async function openTitle(reducedMotion: "reduce" | "no-preference"): Promise<Visit> {
  const visit = await harness.visit({ reducedMotion });
  await visit.page.goto(harness.origin);
  await waitFor(visit.page, ({ screen }) => screen === "title", "the title");
  await visit.page.locator("#stage canvas").waitFor({ state: "attached" });
  await visit.page.waitForTimeout(800);
  return visit;
}

const hideOverlay = (page: Page, hidden: boolean) =>
  page.evaluate((wish) => {
    const overlay = document.getElementById("overlay");
    if (overlay) overlay.style.visibility = wish ? "hidden" : "";
  }, hidden);

test("Phaser's parts draw the ground, the sweep at any moment, and sparks", async () => {
  const still = await openTitle("reduce");
  await hideOverlay(still.page, true);
  // A plain ground has a spread of nothing.
  expect((await light(still.page, { left: 0, top: 0, width: 300, height: 800 })).spread).toBeGreaterThan(4);
  await hideOverlay(still.page, false);

  await still.page.evaluate(() => window.glimpse.game.go.explanation("first-glance"));
  const place = still.page.locator("main canvas").first();
  await place.waitFor();
  await still.page.waitForTimeout(1500);
  const found = await place.boundingBox();
  if (!found) throw new Error("the sweep has no place");
  const box = {
    left: Math.ceil(found.x),
    top: Math.ceil(found.y),
    width: Math.floor(found.width),
    height: Math.floor(found.height),
  };
  const slider = still.page.locator('input[type="range"]').first();
  const seek = async (share: number) => {
    await slider.evaluate((input, wish) => {
      const range = input as HTMLInputElement;
      range.value = String(Number(range.max) * wish);
      range.dispatchEvent(new Event("input", { bubbles: true }));
    }, share);
    await still.page.waitForTimeout(500);
    return (await light(still.page, box)).mean;
  };
  const [early, late] = [await seek(0.02), await seek(0.95)];
  // By the end every area has its picture.
  expect(early).toBeGreaterThan(5);
  expect(late).toBeGreaterThan(early * 1.1);
  expect(still.errors).toEqual([]);
  await still.context.close();

  const moving = await openTitle("no-preference");
  await hideOverlay(moving.page, true);
  // The net's side of the ground is blue; sparks are amber.
  const netSide = { left: 700, top: 100, width: 300, height: 500 };
  expect(await amber(moving.page, netSide)).toBeLessThan(20);
  await moving.page.evaluate(() => window.glimpse.game.stage.celebrate());
  await expect.poll(() => amber(moving.page, netSide), { timeout: 60_000 }).toBeGreaterThan(200);
  expect(moving.errors).toEqual([]);
  await moving.context.close();
});
