import { expect, test } from "vitest";
import { GUESSED_SCREEN, pixelsPerDegree, positionOnScreen, reachOf } from "../../../src/core/vision/visual-angle";

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

test("a picture stands where its angle says, and keeps its height in degrees", () => {
  const screen = { pixelsPerMm: 4, distanceCm: 50 };
  const middle = positionOnScreen(screen, { eccentricity: 0, side: "right", diameter: 2 });
  expect(middle).toMatchObject({ x: 0, y: 0 });
  expect(middle.size).toBeCloseTo(2 * 2000 * Math.tan(Math.PI / 180), 8);
  const right = positionOnScreen(screen, { eccentricity: 15, side: "right", diameter: 2 });
  expect(right.x).toBeCloseTo(2000 * Math.tan((15 * Math.PI) / 180), 8);
  expect(positionOnScreen(screen, { eccentricity: 15, side: "left", diameter: 2 }).x).toBeCloseTo(-right.x, 8);
  const slant = Math.hypot(2000, right.x);
  expect((2 * Math.atan(right.size / 2 / slant) * 180) / Math.PI).toBeCloseTo(2, 8);
});

test("the reach is the angle to the edge", () => {
  expect(reachOf({ pixelsPerMm: 1, distanceCm: 10 }, 200)).toBeCloseTo(45, 10);
  expect(reachOf(GUESSED_SCREEN, 1280)).toBeGreaterThan(16);
  expect(() => reachOf({ pixelsPerMm: 0, distanceCm: 10 }, 200)).toThrow(RangeError);
});
