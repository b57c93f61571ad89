import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countFlashes,
  type LightFrame,
  lightField,
  meanLuminance,
  relativeLuminance,
} from "../../../src/core/vision/flash-safety";
import { createRaster, greyRaster, type Raster } from "../../../src/core/vision/raster";

const WIDTH = 448;
const CELL = 56;

function filled([red, green, blue]: readonly [number, number, number], width = WIDTH, height = WIDTH): Raster {
  const raster = createRaster(width, height);
  for (let i = 0; i < raster.data.length; i += 4) raster.data.set([red, green, blue, 255], i);
  return raster;
}

const grey = (level: number) => lightField(greyRaster(WIDTH, WIDTH, level), CELL);

/** A square wave of two fields for some seconds. */
function wave(a: LightFrame["field"], b: LightFrame["field"], rate: number, seconds = 3): LightFrame[] {
  return Array.from({ length: Math.round(2 * rate * seconds) }, (_, i) => ({
    time: (i * 500) / rate,
    field: i % 2 === 0 ? a : b,
  }));
}

describe("relativeLuminance", () => {
  it("is that of WCAG", () => {
    expect(relativeLuminance(0, 0, 0)).toBe(0);
    expect(relativeLuminance(255, 255, 255)).toBeCloseTo(1, 12);
    expect(relativeLuminance(128, 128, 128)).toBeCloseTo(0.21586, 5);
    expect(relativeLuminance(255, 0, 0)).toBeCloseTo(0.2126, 12);
    expect(meanLuminance(greyRaster(4, 4, 128))).toBeCloseTo(0.21586, 5);
  });
});

describe("lightField", () => {
  it("averages light, not levels", () => {
    const half = createRaster(2, 2);
    half.data.set([255, 255, 255, 255, 0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 255]);
    expect(lightField(half, 2).luminance[0]).toBeCloseTo(0.5, 12);
  });

  it("refuses cells that do not fit", () => {
    expect(() => lightField(greyRaster(4, 4), 5)).toThrow(RangeError);
  });
});

describe("countFlashes", () => {
  it("finds none in what stays", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 20 }), (level, n) => {
        const field = grey(level);
        const shown = Array.from({ length: n }, (_, i) => ({ time: i * 16.7, field }));
        expect(countFlashes(shown)).toEqual({ general: 0, red: 0 });
      }),
      { numRuns: 30 },
    );
  });

  it("finds f in a square wave of f Hz", () => {
    const [dark, light] = [grey(40), grey(200)];
    for (let rate = 1; rate <= 30; rate++)
      expect(countFlashes(wave(dark, light, rate)), `${rate} Hz`).toEqual({ general: rate, red: 0 });
  });

  it("finds none in changes of less than a tenth, or between bright states", () => {
    const level = (luminance: number) => {
      for (let i = 0; i < 256; i++) if (relativeLuminance(i, i, i) >= luminance) return i;
      return 255;
    };
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.8, noNaN: true }),
        fc.double({ min: 0, max: 0.08, noNaN: true }),
        (l, d) => {
          expect(countFlashes(wave(grey(level(l)), grey(level(l + d)), 10, 1)).general).toBe(0);
        },
      ),
      { numRuns: 30 },
    );
    expect(countFlashes(wave(grey(level(0.81)), grey(255), 10)).general).toBe(0);
    expect(countFlashes(wave(grey(level(0.79)), grey(255), 10)).general).toBe(10);
  });

  it("counts a change made in small steps, once", () => {
    const levels = [40, 70, 100, 130, 160, 190, 200, 190, 160, 130, 100, 70, 40];
    const shown = levels.map((level, i) => ({ time: i * 20, field: grey(level) }));
    expect(countFlashes(shown).general).toBe(1);
  });

  it("does not count one change that is not turned back", () => {
    expect(countFlashes([0, 1].map((i) => ({ time: i * 100, field: grey(40 + 160 * i) }))).general).toBe(0);
  });

  it("leaves out what covers less than a quarter of ten degrees", () => {
    const patch = (share: number) => {
      const raster = greyRaster(WIDTH, WIDTH, 40);
      const side = Math.sqrt(share * 341 * 256);
      for (let y = 0; y < side; y++)
        for (let x = 0; x < side; x++) raster.data.set([200, 200, 200], (y * WIDTH + x) * 4);
      return lightField(raster, 7);
    };
    const dark = lightField(greyRaster(WIDTH, WIDTH, 40), 7);
    expect(countFlashes(wave(dark, patch(0.2), 5, 2)).general).toBe(0);
    expect(countFlashes(wave(dark, patch(0.3), 5, 2)).general).toBe(5);
  });

  it("counts moments that flash here and there in turn", () => {
    const half = (side: 0 | 1) => {
      const raster = greyRaster(WIDTH, WIDTH, 40);
      for (let y = 0; y < WIDTH; y++)
        for (let x = 0; x < WIDTH / 2; x++) raster.data.set([200, 200, 200], (y * WIDTH + x + side * (WIDTH / 2)) * 4);
      return lightField(raster, CELL);
    };
    const dark = grey(40);
    const fields = [dark, half(0), dark, half(1), dark, half(0), dark, half(1), dark];
    expect(countFlashes(fields.map((field, i) => ({ time: i * 100, field }))).general).toBe(4);
  });

  it("finds red flashes, with or without a change of luminance", () => {
    const red = lightField(filled([255, 0, 0]), CELL);
    const equal = lightField(greyRaster(WIDTH, WIDTH, 127), CELL);
    expect(countFlashes(wave(red, equal, 4))).toEqual({ general: 0, red: 4 });
    expect(countFlashes(wave(red, grey(0), 4))).toEqual({ general: 4, red: 4 });
    const brown = lightField(filled([160, 110, 90]), CELL);
    expect(countFlashes(wave(brown, grey(0), 4)).red).toBe(0);
  });

  it("refuses fields of different sizes, and is silent about nothing", () => {
    expect(countFlashes([])).toEqual({ general: 0, red: 0 });
    const other = lightField(greyRaster(CELL, CELL), CELL);
    expect(() =>
      countFlashes([
        { time: 0, field: grey(1) },
        { time: 1, field: other },
      ]),
    ).toThrow(RangeError);
  });
});
