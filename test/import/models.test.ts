import { expect, test } from "vitest";
import { difference, MOST_DIFFERENCE } from "../../scripts/import/models/difference";
import { SHOTS, SIDE } from "../../scripts/import/models/shots";
import { modelView, VIEW_SIDE } from "../../src/core/vision/model-views";
import { createRaster } from "../../src/core/vision/raster";

const picture = (...pixels: number[][]) => ({
  width: pixels.length,
  height: 1,
  data: new Uint8ClampedArray(pixels.flat()),
});

test("pictures that differ only where nothing is seen do not differ", () => {
  expect(difference(picture([255, 0, 0, 0], [9, 9, 9, 255]), picture([0, 255, 0, 0], [9, 9, 9, 255]))).toBe(0);
});

test("the difference is that of what is seen, on the average of its pixels", () => {
  const [plain, lighter] = [picture([10, 10, 10, 255], [0, 0, 0, 0]), picture([22, 22, 22, 255], [0, 0, 0, 0])];
  expect(difference(plain, lighter)).toBeCloseTo(9);
  expect(difference(plain, lighter)).toBeGreaterThan(MOST_DIFFERENCE);
  // Half as opaque: colour counts for half.
  expect(difference(picture([100, 100, 100, 255]), picture([100, 100, 100, 0]))).toBeCloseTo((255 + 300) / 4);
  expect(difference(plain, picture([10, 10, 10, 255]))).toBe(Number.POSITIVE_INFINITY);
});

test("the shots stand in the sheet where the game looks for them", () => {
  expect(SIDE).toBe(VIEW_SIDE);
  const sheet = createRaster(4 * SIDE, 3 * SIDE);
  for (const [i, { azimuth }] of SHOTS.entries()) {
    const at = (Math.floor(i / 4) * SIDE * sheet.width + (i % 4) * SIDE) * 4;
    sheet.data[at] = i + 1;
    expect(modelView(sheet, azimuth, i >= 8).data[0]).toBe(i + 1);
  }
});
