import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import { type Acuity, blurSigma } from "../../../src/core/vision/acuity";
import { createFoveator, foveate, levelVariance, stackPlace } from "../../../src/core/vision/fovea";
import { createRaster, greyRaster, hashRaster, type Raster } from "../../../src/core/vision/raster";

const PIXELS_PER_DEGREE = 20;

/** Black left of a column, white from it on. */
function edgeRaster(width: number, height: number, column: number): Raster {
  const raster = greyRaster(width, height, 0);
  for (let y = 0; y < height; y++) raster.data.fill(255, (y * width + column) * 4, (y + 1) * width * 4);
  return raster;
}

function noise(width: number, height: number, seed: string): Raster {
  const raster = createRaster(width, height);
  const rng = createRng(seed);
  for (let i = 0; i < raster.data.length; i++) raster.data[i] = i % 4 === 3 ? 255 : rng.int(256);
  return raster;
}

/** Standard deviation of the kernel that made an edge: the second moment of the edge's slope along a row. */
function edgeSpread(raster: Raster, y: number): number {
  const slopes: number[] = [];
  for (let x = 1; x < raster.width; x++) {
    const at = (y * raster.width + x) * 4;
    slopes.push((raster.data[at] as number) - (raster.data[at - 4] as number));
  }
  const sum = slopes.reduce((total, slope) => total + slope, 0);
  const mean = slopes.reduce((total, slope, x) => total + slope * x, 0) / sum;
  return Math.sqrt(slopes.reduce((total, slope, x) => total + slope * (x - mean) ** 2, 0) / sum);
}

describe("the stack of blurs", () => {
  test("has the variances of its passes, and finds each variance its place", () => {
    expect([0, 1, 2, 3].map(levelVariance)).toEqual([0, 1, 5, 21]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 4000, noNaN: true }), (variance) => {
        const { level, share } = stackPlace(variance);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThan(1);
        const mixed = (1 - share) * levelVariance(level) + share * levelVariance(level + 1);
        expect(mixed).toBeCloseTo(variance, 6);
      }),
    );
  });
});

describe("a foveated picture", () => {
  // An edge that runs through the eccentricity, seen from straight above it, so that the blur hardly changes across it.
  for (const eccentricity of [2, 4, 6, 10, 15, 25])
    test(`is blurred at ${eccentricity}° as the formula says`, () => {
      const raster = edgeRaster(320, 5, 160);
      const gaze = { x: 160, y: 2.5 - eccentricity * PIXELS_PER_DEGREE };
      const sharp = blurSigma(eccentricity, PIXELS_PER_DEGREE);
      const seen = foveate(raster, gaze, PIXELS_PER_DEGREE);
      // Bytes are whole, so a few hundredths of a pixel are rounding.
      expect(Math.abs(edgeSpread(seen, 2) - sharp)).toBeLessThan(0.03 + 0.03 * sharp);
    });

  test("takes another MAR0 and E2", () => {
    const acuity: Acuity = { mar0: 3, e2: 1.2 };
    const seen = foveate(edgeRaster(320, 5, 160), { x: 160, y: -120 }, PIXELS_PER_DEGREE, acuity);
    const sigma = blurSigma(122.5 / PIXELS_PER_DEGREE, PIXELS_PER_DEGREE, acuity);
    expect(Math.abs(edgeSpread(seen, 2) - sigma)).toBeLessThan(0.05 * sigma);
  });

  test("is the picture itself at the gaze, and within rounding close by", () => {
    const raster = noise(64, 64, "gaze");
    const seen = foveate(raster, { x: 30.5, y: 20.5 }, 400);
    const at = (20 * 64 + 30) * 4;
    expect([...seen.data.subarray(at, at + 4)]).toEqual([...raster.data.subarray(at, at + 4)]);
    expect(foveate(raster, { x: 30.5, y: 20.5 }, 1e-3).data[at]).toBe(raster.data[at]);
  });

  test("keeps a flat field flat, and the light of a spot", () => {
    const grey = greyRaster(90, 70, 93);
    expect(hashRaster(foveate(grey, { x: 10, y: 60 }, 3))).toBe(hashRaster(grey));
    const spot = greyRaster(201, 201, 0);
    const middle = (100 * 201 + 100) * 4;
    for (let y = -4; y <= 4; y++)
      for (let x = -4; x <= 4; x++) spot.data.fill(255, middle + (y * 201 + x) * 4, middle + (y * 201 + x) * 4 + 3);
    // Seen from far away, so that the blur is nearly even over the picture.
    const seen = foveate(spot, { x: 100.5, y: -200 }, PIXELS_PER_DEGREE);
    const light = (raster: Raster) => raster.data.reduce((sum, value, i) => (i % 4 === 0 ? sum + value : sum), 0);
    expect(light(seen) / light(spot)).toBeCloseTo(1, 1);
    expect(seen.data[middle]).toBeLessThan(255);
  });

  test("stays between the darkest and the lightest around, for any gaze", () => {
    const raster = noise(40, 30, "range");
    for (let i = 0; i < raster.data.length; i += 4) raster.data[i] = 50 + ((raster.data[i] as number) % 100);
    const foveator = createFoveator(raster);
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 90, noNaN: true }),
        fc.double({ min: -50, max: 90, noNaN: true }),
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        (x, y, density) => {
          const seen = foveator.at({ x, y }, density);
          for (let i = 0; i < seen.data.length; i += 4) {
            expect(seen.data[i]).toBeGreaterThanOrEqual(50);
            expect(seen.data[i]).toBeLessThan(150);
            expect(seen.data[i + 3]).toBe(255);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test("has the same bytes from a kept foveator, wherever it looked before, and on every machine", () => {
    const raster = noise(60, 50, "kept");
    const foveator = createFoveator(raster);
    foveator.at({ x: 0, y: 0 }, 40);
    foveator.at({ x: 500, y: 0 }, 2);
    const seen = foveator.at({ x: 31, y: 22 }, 5);
    expect(hashRaster(seen)).toBe(hashRaster(foveate(raster, { x: 31, y: 22 }, 5)));
    expect(hashRaster(seen)).toMatchInlineSnapshot(`"0b507d1ef240ff67"`);
  });

  test("refuses a screen without measures", () => {
    expect(() => foveate(greyRaster(2, 2), { x: 0, y: 0 }, 0)).toThrow(RangeError);
  });
});
