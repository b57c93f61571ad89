import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPlane, type Plane } from "../../../src/core/vision/plane";
import { poolMax, quadraturePair, slide, slideComplex } from "../../../src/core/vision/pooling";

const SIDE = 48;
const shape = { wavelength: 6, sigma: 2, direction: 0 };
const pair = quadraturePair(shape);

/** A light bar on grey: `upright` for one that stands, else one that lies. */
function bar(centreX: number, centreY: number, upright = true, contrast = 1): Plane {
  const plane = createPlane(SIDE, SIDE);
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const across = upright ? x - centreX : y - centreY;
      const along = upright ? y - centreY : x - centreX;
      const on = Math.abs(across) <= 1 && Math.abs(along) <= 8;
      plane.data[y * SIDE + x] = 0.5 + (on ? 0.4 * contrast : 0);
    }
  return plane;
}

const negative = (plane: Plane): Plane => ({ ...plane, data: plane.data.map((value) => 1 - value) });
const centre = (SIDE / 2) * SIDE + SIDE / 2;
const middle = SIDE / 2;
const place = fc.integer({ min: middle - 7, max: middle + 7 });

describe("the detector", () => {
  test("does not answer to even light", () => {
    const even = createPlane(SIDE, SIDE);
    even.data.fill(0.7);
    for (const cell of [pair.even, pair.odd])
      expect(Math.max(...slide(even, cell).data.map(Math.abs))).toBeLessThan(1e-12);
  });

  test("refuses impossible shapes", () => {
    expect(() => quadraturePair({ ...shape, sigma: 0 })).toThrow(RangeError);
  });
});

describe("pooling over places", () => {
  test("gives the same answer wherever the bar stands, and says where", () => {
    const there = poolMax(slide(bar(middle, middle), pair.even));
    fc.assert(
      fc.property(place, place, (x, y) => {
        const pooled = poolMax(slide(bar(x, y), pair.even));
        expect(pooled.value).toBeCloseTo(there.value, 12);
        expect(pooled.x - there.x).toBe(x - middle);
      }),
      { numRuns: 30 },
    );
  });

  test("one detector at one place loses the bar when it moves", () => {
    const at = (x: number) => slide(bar(x, middle), pair.even).data[centre] as number;
    expect(Math.abs(at(middle + 7))).toBeLessThan(0.1 * at(middle));
  });

  test("does not help when the bar turns", () => {
    const upright = poolMax(slideComplex(bar(middle, middle), pair)).value;
    const lying = poolMax(slideComplex(bar(middle, middle, false), pair)).value;
    expect(lying).toBeLessThan(0.5 * upright);
  });

  test("and over directions does", () => {
    const pairs = Array.from({ length: 8 }, (_, i) => quadraturePair({ ...shape, direction: (Math.PI * i) / 8 }));
    const best = (picture: Plane) => Math.max(...pairs.map((each) => poolMax(slideComplex(picture, each)).value));
    expect(best(bar(middle, middle, false))).toBeCloseTo(best(bar(middle, middle)), 10);
  });

  test("falls with the contrast, in proportion", () => {
    const whole = poolMax(slideComplex(bar(middle, middle), pair)).value;
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 1, noNaN: true }), (contrast) => {
        const pooled = poolMax(slideComplex(bar(middle, middle, true, contrast), pair)).value;
        expect(pooled).toBeCloseTo(contrast * whole, 10);
      }),
      { numRuns: 20 },
    );
  });

  test("has nothing to pool in an empty map", () => {
    expect(() => poolMax(createPlane(0, 0))).toThrow(RangeError);
  });
});

describe("a complex cell", () => {
  test("does not care whether the bar is lighter or darker than its ground; a simple cell does", () => {
    const [light, dark] = [bar(middle, middle), negative(bar(middle, middle))];
    expect(poolMax(slideComplex(dark, pair)).value).toBeCloseTo(poolMax(slideComplex(light, pair)).value, 10);
    expect(poolMax(slide(dark, pair.even)).value).toBeLessThan(0.8 * poolMax(slide(light, pair.even)).value);
  });

  test("changes less than a simple cell when the bar moves by a little", () => {
    const at = (plane: Plane) => plane.data[centre] as number;
    const [here, beside] = [bar(middle, middle), bar(middle + 2, middle)];
    const simple = at(slide(beside, pair.even)) / at(slide(here, pair.even));
    const complex = at(slideComplex(beside, pair)) / at(slideComplex(here, pair));
    expect(complex).toBeGreaterThan(0.5);
    expect(complex).toBeGreaterThan(simple + 0.2);
  });
});
