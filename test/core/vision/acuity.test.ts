import { expect, test } from "vitest";
import { anstisSize, blurSigma, mar, NORMAL_ACUITY, SIGMA_PER_MAR } from "../../../src/core/vision/acuity";

test("MAR doubles at E2, and grows along a line", () => {
  expect(mar(0)).toBe(1);
  expect(mar(2)).toBe(2);
  expect(mar(15, { mar0: 1.2, e2: 3 })).toBeCloseTo(1.2 * 6, 12);
  expect(mar(10) - mar(8)).toBeCloseTo(mar(4) - mar(2), 12);
  expect(() => mar(1, { mar0: 1, e2: 0 })).toThrow(RangeError);
});

test("the blur leaves a tenth of the finest grating that the eye could see there", () => {
  const pixelsPerDegree = 40;
  const eccentricity = 10;
  const finest = pixelsPerDegree / ((2 * mar(eccentricity)) / 60) / pixelsPerDegree ** 2;
  // Without what the fovea itself blurs, which is taken off.
  const sigma = (SIGMA_PER_MAR * mar(eccentricity) * pixelsPerDegree) / 60;
  expect(Math.exp(-2 * Math.PI ** 2 * sigma ** 2 * finest ** 2)).toBeCloseTo(0.1, 5);
  expect(blurSigma(eccentricity, pixelsPerDegree) ** 2).toBeCloseTo(
    sigma ** 2 - ((SIGMA_PER_MAR * pixelsPerDegree) / 60) ** 2,
    10,
  );
});

test("nothing is blurred at the gaze; further out and on a finer screen more", () => {
  expect(blurSigma(0, 40)).toBe(0);
  expect(blurSigma(5, 80)).toBeCloseTo(2 * blurSigma(5, 40), 12);
  expect(blurSigma(10, 40)).toBeGreaterThan(blurSigma(5, 40));
  expect(blurSigma(5, 40, { ...NORMAL_ACUITY, e2: 4 })).toBeLessThan(blurSigma(5, 40));
});

test("Anstis' letters: 0.046 E − 0.031 degrees, and never finer than the 20/20 line", () => {
  expect(anstisSize(10)).toBeCloseTo(0.429, 12);
  expect(anstisSize(30)).toBeCloseTo(1.349, 12);
  expect(anstisSize(0)).toBeCloseTo(5 / 60, 12);
  expect(anstisSize(2)).toBeCloseTo(5 / 60, 12);
});
