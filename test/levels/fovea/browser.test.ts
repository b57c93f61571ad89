import { afterAll, beforeAll, expect, test } from "vitest";
import { blurSigma } from "../../../src/core/vision/acuity";
import { foveate } from "../../../src/core/vision/fovea";
import { greyRaster } from "../../../src/core/vision/raster";
import { type Harness, openHarness } from "../../e2e/harness";
import { waitFor } from "../../e2e/player";

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness?.close());

test("the page's blur is core's, measured at several eccentricities from the pixels that a browser drew", async () => {
  const { page, context } = await harness.visit();
  await page.goto(harness.origin);
  await waitFor(page, (now) => now.screen === "title", "the title");
  const [width, height, perDegree] = [256, 48, 24];
  for (const eccentricity of [2, 5, 10, 15]) {
    const gaze = { x: width / 2, y: height / 2 - eccentricity * perDegree };
    const acuity = { mar0: 2, e2: 2 };
    const drawn = await page.evaluate(
      (asked) => {
        const scene = document.createElement("canvas");
        scene.width = asked.width;
        scene.height = asked.height;
        const context = scene.getContext("2d") as CanvasRenderingContext2D;
        context.fillStyle = "#000";
        context.fillRect(0, 0, asked.width, asked.height);
        context.fillStyle = "#fff";
        context.fillRect(asked.width / 2, 0, asked.width / 2, asked.height);
        const handle = window.glimpse.game.stage.foveal(document.createElement("div"), scene);
        if (!handle) throw new Error("no WebGL2");
        handle.look({ ...asked.gaze, pixelsPerDegree: asked.perDegree, acuity: asked.acuity });
        const { data } = handle.pixels();
        handle.dispose();
        return [...data];
      },
      { width, height, perDegree, gaze, acuity },
    );
    const edge = greyRaster(width, height, 0);
    for (let y = 0; y < height; y++) edge.data.fill(255, (y * width + width / 2) * 4, (y + 1) * width * 4);
    const wanted = foveate(edge, gaze, perDegree, acuity);
    const worst = Math.max(...drawn.map((level, i) => Math.abs(level - (wanted.data[i] as number))));
    expect(worst).toBeLessThanOrEqual(4);
    // The spread of the edge along the row at that eccentricity.
    const row = drawn.filter((_, i) => i % 4 === 0).slice((height / 2) * width, (height / 2 + 1) * width);
    const slopes = row.slice(1).map((level, x) => level - (row[x] as number));
    const sum = slopes.reduce((total, slope) => total + slope, 0);
    const mean = slopes.reduce((total, slope, x) => total + slope * x, 0) / sum;
    const spread = Math.sqrt(slopes.reduce((total, slope, x) => total + slope * (x - mean) ** 2, 0) / sum);
    const sigma = blurSigma(eccentricity, perDegree, acuity);
    expect(Math.abs(spread - sigma)).toBeLessThan(0.1 + 0.06 * sigma);
  }
  await context.close();
});
