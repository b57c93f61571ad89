import { expect, test } from "vitest";
import { pixelsPerDegree } from "../../../src/core/vision/visual-angle";

test("a degree at 57.3 cm is a centimetre wide", () => {
  expect(pixelsPerDegree(1, 57.3)).toBeCloseTo(10, 2);
});

test("a degree grows with the distance and with the density of the screen", () => {
  const near = pixelsPerDegree(4, 40);
  expect(pixelsPerDegree(4, 80)).toBeCloseTo(2 * near, 10);
  expect(pixelsPerDegree(8, 40)).toBeCloseTo(2 * near, 10);
});

test.each([
  [0, 57],
  [4, 0],
  [-1, 57],
  [Number.NaN, 57],
])("refuses %d px/mm at %d cm", (pixelsPerMm, distance) => {
  expect(() => pixelsPerDegree(pixelsPerMm, distance)).toThrow(RangeError);
});
