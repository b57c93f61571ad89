import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, openHarness } from "./harness";
import { wellLaid } from "./layout";
import { waitFor } from "./player";
import { checkReach } from "./reach";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

async function highContrast(address = ""): Promise<Page> {
  const { page } = await harness.visit({ reducedMotion: "reduce" });
  await page.emulateMedia({ forcedColors: "active", colorScheme: "light" });
  await page.goto(`${harness.origin}/${address}`);
  await waitFor(page, (now) => now.screen !== "loading", "a screen");
  return page;
}

/** The colours that really stand in a clip of the page, as "r,g,b". */
async function coloursOf(
  page: Page,
  clip: { x: number; y: number; width: number; height: number },
): Promise<Set<string>> {
  const { data, info } = await sharp(await page.screenshot({ clip }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const colours = new Set<string>();
  for (let i = 0; i < info.width * info.height; i++) colours.add(data.subarray(i * 3, i * 3 + 3).join());
  return colours;
}

async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`there is no ${selector}`);
  return box;
}

test("the grey field stays one grey behind the cross: no theme repaints a stimulus", async () => {
  const page = await highContrast();
  await page.evaluate(() => {
    document.body.classList.add("playing");
    document.getElementById("overlay")?.setAttribute("hidden", "");
    window.glimpse.presenter.setField("empty");
  });
  const { x, y, width, height } = await boxOf(page, "#flash");
  // A strip of the field, and the edge of the canvas that holds the cross, which would show as a square.
  expect(await coloursOf(page, { x, y, width, height: 40 })).toEqual(new Set(["128,128,128"]));
  expect(await coloursOf(page, { x, y: y + height / 2 - 200, width, height: 20 })).toEqual(new Set(["128,128,128"]));
  await page.context().close();
});

test("a switch that is on looks other than one that is off, and its knob is to be seen", async () => {
  const page = await highContrast();
  const seen: Record<string, Set<string>> = {};
  for (const sound of [true, false]) {
    await page.evaluate((on) => {
      window.glimpse.game.settings.change({ sound: on });
      window.glimpse.game.go.settings();
    }, sound);
    await page.waitForTimeout(500);
    seen[String(sound)] = await coloursOf(page, await boxOf(page, 'input[role="switch"]'));
  }
  for (const colours of Object.values(seen)) expect(colours.size).toBeGreaterThan(1);
  const filled = [...(seen.true ?? [])].filter((colour) => !seen.false?.has(colour));
  expect(filled.length).toBeGreaterThan(0);
  await page.context().close();
});

test("what is pressed, and how far a bar has come, is to be seen", async () => {
  const page = await highContrast();
  const button = (state: boolean) => page.locator(`.switch button[aria-pressed="${state}"]`).first();
  const background = (state: boolean) => button(state).evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await background(true)).not.toBe(await background(false));

  await page.evaluate(() => {
    const bar = Object.assign(document.createElement("span"), { className: "progress", id: "probe" });
    bar.style.cssText = "--share: 0.5; position: fixed; left: 100px; top: 100px; width: 200px; z-index: 9";
    document.querySelector(".screen")?.append(bar);
  });
  await page.waitForTimeout(400);
  const at = (x: number) => coloursOf(page, { x, y: 102, width: 20, height: 2 });
  expect(await at(120)).not.toEqual(await at(270));
  await page.context().close();
});

test("words stand on the theme's own ground on every screen, not on the moving stage", async () => {
  const page = await highContrast();
  await page.waitForSelector("#stage canvas");
  for (const go of ["title", "map", "settings"] as const) {
    await page.evaluate((name) => window.glimpse.game.go[name](), go);
    await page.waitForTimeout(500);
    expect(await coloursOf(page, { x: 2, y: 300, width: 60, height: 200 }), go).toEqual(new Set(["255,255,255"]));
  }
  await page.context().close();
});

test("every control can be pressed in every window, with large text too, and no words are cut", async () => {
  const page = await highContrast();
  for (const go of ["title", "map", "settings"] as const) {
    await page.evaluate((name) => window.glimpse.game.go[name](), go);
    await waitFor(page, (now) => now.screen === go, go);
    const where = `${go} in forced colours`;
    await checkReach(page, where, { mayScroll: true }, (here) => wellLaid(page, here));
  }
  await page.context().close();
});

test("charts keep their colours on a ground of their own", async () => {
  const page = await highContrast();
  await page.evaluate(() => window.glimpse.game.go.explanation("invariance"));
  await page.waitForSelector(".bar-fill");
  await page.waitForTimeout(800);
  // Full of light ink, on a page that is white: its own outline bounds it.
  const { x, y, width, height } = await boxOf(page, ".bar-track");
  const around = await coloursOf(page, { x: x - 2, y: y - 2, width: width + 4, height: height + 4 });
  expect(around).toContain("238,242,248");
  expect(around).toContain("0,0,0");
  await page.context().close();
});
