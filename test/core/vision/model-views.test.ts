import { describe, expect, test } from "vitest";
import { modelView, VIEW_SIDE } from "../../../src/core/vision/model-views";
import { createRaster } from "../../../src/core/vision/raster";

describe("a view of a model", () => {
  const sheet = createRaster(4 * VIEW_SIDE, 3 * VIEW_SIDE);
  // Each cell is painted with its number, its right half one level higher.
  for (let y = 0; y < sheet.height; y++)
    for (let x = 0; x < sheet.width; x++) {
      const cell = Math.floor(y / VIEW_SIDE) * 4 + Math.floor(x / VIEW_SIDE);
      sheet.data[(y * sheet.width + x) * 4] = cell * 10 + (x % VIEW_SIDE >= VIEW_SIDE / 2 ? 1 : 0);
    }

  test("is its cell of the sheet: eight around, four from above", () => {
    for (const [azimuth, above, cell] of [
      [0, false, 0],
      [45, false, 1],
      [180, false, 4],
      [315, false, 7],
      [0, true, 8],
      [270, true, 11],
    ] as const) {
      const view = modelView(sheet, azimuth, above);
      expect([view.width, view.height]).toEqual([VIEW_SIDE, VIEW_SIDE]);
      expect(view.data[0]).toBe(cell * 10);
      expect(view.data[view.data.length - 4]).toBe(cell * 10 + 1);
    }
  });

  test("that does not exist is refused", () => {
    expect(() => modelView(sheet, 30)).toThrow("no view at 30°, only every 45° from 0");
    expect(() => modelView(sheet, 45, true)).toThrow("only every 90°");
    expect(() => modelView(sheet, 360)).toThrow(RangeError);
    expect(() => modelView(sheet, -45)).toThrow(RangeError);
    expect(() => modelView(createRaster(512, 512), 0)).toThrow("2048 × 1536 pixels, not 512 × 512");
  });
});
