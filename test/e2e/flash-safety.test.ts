import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countFlashes, type LightFrame, lightField } from "../../src/core/vision/flash-safety";
import { createRaster } from "../../src/core/vision/raster";
import { DESKTOP, type Harness, openHarness } from "./harness";
import { look, startLevel, waitFor } from "./player";

/** Side of a cell in CSS pixels: a tenth of the field that WCAG takes for 10°. */
const CELL = 32;
/** Frames are captured at a half of their size, so that capturing them does not slow the game down. */
const CAPTURED = { maxWidth: DESKTOP.width / 2, maxHeight: DESKTOP.height / 2 };
const ANSWERS = 2;

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

interface Captured {
  /** ms, on the browser's own clock of frames. */
  readonly time: number;
  readonly data: string;
}

/** Takes every frame that the browser shows until it is told to stop. */
async function capture(page: Page): Promise<() => Promise<Captured[]>> {
  const session = await page.context().newCDPSession(page);
  const frames: Captured[] = [];
  session.on("Page.screencastFrame", ({ data, metadata, sessionId }) => {
    frames.push({ time: (metadata.timestamp ?? Number.NaN) * 1000, data });
    session.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
  });
  await session.send("Page.startScreencast", { format: "jpeg", quality: 90, everyNthFrame: 1, ...CAPTURED });
  return async () => {
    await session.send("Page.stopScreencast");
    await session.detach();
    return frames;
  };
}

async function toLight({ time, data }: Captured): Promise<LightFrame> {
  const width = DESKTOP.width / CELL;
  const height = Math.floor(DESKTOP.height / CELL);
  const raw = await sharp(Buffer.from(data, "base64"))
    // Linear light is averaged, as the eye does.
    .gamma(2.2)
    .resize(width, height, { fit: "fill", kernel: "cubic" })
    .ensureAlpha()
    .raw()
    .toBuffer();
  const raster = createRaster(width, height);
  raster.data.set(raw);
  return { time, field: lightField(raster, 1, CELL) };
}

for (const calm of [false, true])
  test(`${calm ? "calm mode" : "the game"} as the browser shows it stays within WCAG 2.3.1`, async () => {
    const { page, context } = await harness.visit();
    await page.goto(`${harness.origin}/?level=first-glance&seed=flashes`);
    await page.waitForFunction(() => window.glimpse !== undefined);
    await waitFor(page, ({ screen }) => screen === "warning", "the warning");
    const stop = await capture(page);
    await startLevel(page, calm);
    for (let answered = 0; answered < ANSWERS; ) {
      const sight = await waitFor(page, (now) => ["response", "discarded"].includes(now.trialPhase), "a question");
      if (sight.trialPhase === "response") {
        answered++;
        await page.keyboard.press("1");
        await waitFor(page, (now) => now.trialPhase === "reveal", "the reveal");
        // As soon as the game lets anybody go on.
        await page.waitForTimeout(260);
      }
      await page.evaluate(() => window.glimpse.game.play.next());
      await waitFor(page, (now) => !["reveal", "discarded"].includes(now.trialPhase), "the next trial");
      if ((await look(page)).phase === "break") await page.evaluate(() => window.glimpse.game.play.proceed());
    }
    const captured = await stop();
    await context.close();
    const shown: LightFrame[] = [];
    for (const frame of captured) shown.push(await toLight(frame));
    shown.sort((a, b) => a.time - b.time);
    const count = countFlashes(shown);
    console.log(`${calm ? "calm" : "normal"}: ${shown.length} frames captured, ${JSON.stringify(count)}`);
    // Field, picture, mask and reveal at the least; a capture that saw nothing would prove nothing.
    const levels = new Set(
      shown.map(({ field }) => Math.round((field.luminance[field.luminance.length >> 1] ?? 0) * 50)),
    );
    expect(shown.length).toBeGreaterThan(4 * ANSWERS);
    expect(levels.size).toBeGreaterThan(2);
    expect(count.general).toBeLessThanOrEqual(3);
    expect(count.red).toBe(0);
  });
