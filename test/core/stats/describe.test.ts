import { describe, expect, it } from "vitest";
import { mean, median, quantile, sd } from "../../../src/core/stats/describe";

describe("descriptions of a sample", () => {
  it("are NaN without values", () => {
    expect([mean([]), median([]), quantile([], 0.9), sd([]), sd([3])]).toEqual(Array(5).fill(Number.NaN));
  });

  it("give the known values", () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(sd([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(2.13809, 5);
    expect(median([10, 9, 1])).toBe(9);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it("interpolate quantiles as type 7", () => {
    const values = [15, 20, 35, 40, 50];
    expect([0, 0.25, 0.4, 1].map((p) => quantile(values, p))).toEqual([15, 20, 29, 50]);
    expect(quantile([1, Number.NaN], 0.5)).toBeNaN();
    expect(() => quantile(values, 1.5)).toThrow(RangeError);
    expect(values).toEqual([15, 20, 35, 40, 50]);
  });
});
