import { describe, expect, it } from "vitest";
import { normalQuantile, wilson } from "../../../src/core/stats/intervals";

describe("normalQuantile", () => {
  it.each([
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489],
    [0.3, -0.5244005127080407],
    [0.02425, -1.9729610513118845],
    [1e-10, -6.361340902404056],
    [1e-20, -9.262340089798405],
  ])("of %s is %s", (probability, z) => {
    expect(normalQuantile(probability)).toBeCloseTo(z, 13);
  });

  it("runs from minus to plus infinity and refuses what is no probability", () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(1)).toBe(Infinity);
    for (const wrong of [-0.1, 1.1, Number.NaN]) expect(() => normalQuantile(wrong)).toThrow(RangeError);
  });
});

describe("wilson", () => {
  it("gives the textbook interval of 8 in 10", () => {
    const { low, high, point } = wilson(8, 10);
    expect(point).toBe(0.8);
    expect(low).toBeCloseTo(0.49016, 5);
    expect(high).toBeCloseTo(0.94332, 5);
  });

  it("ends exactly at 0 and 1", () => {
    expect(wilson(0, 10)).toMatchObject({ low: 0, point: 0 });
    expect(wilson(0, 10).high).toBeCloseTo(0.27753, 5);
    expect(wilson(16, 16)).toMatchObject({ high: 1, point: 1 });
    expect(wilson(16, 16).low).toBeCloseTo(0.80639, 5);
  });

  it("knows nothing without trials", () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1, point: Number.NaN });
  });

  it("narrows with less confidence and refuses impossible numbers", () => {
    expect(wilson(5, 10, 0.5).low).toBeGreaterThan(wilson(5, 10, 0.95).low);
    for (const [successes, n] of [
      [3, 2],
      [-1, 2],
      [0.5, 2],
      [0, Number.NaN],
    ] as const) {
      expect(() => wilson(successes, n)).toThrow(RangeError);
    }
    expect(() => wilson(1, 2, 1)).toThrow(RangeError);
  });
});
