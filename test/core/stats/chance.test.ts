import { describe, expect, it } from "vitest";
import { aboveChance, binomialUpperTail, chanceLevel } from "../../../src/core/stats/chance";

describe("chance", () => {
  it("is one in n alternatives", () => {
    expect(chanceLevel(4)).toBe(0.25);
    for (const wrong of [1, 0, 2.5]) expect(() => chanceLevel(wrong)).toThrow(RangeError);
  });

  it("has the exact binomial tail", () => {
    expect(binomialUpperTail(2, 3, 0.5)).toBeCloseTo(0.5, 14);
    expect(binomialUpperTail(8, 16, 0.25)).toBeCloseTo(0.027129956, 9);
    expect(binomialUpperTail(0, 16, 0.25)).toBe(1);
    expect(binomialUpperTail(5, 5, 0.25)).toBeCloseTo(0.25 ** 5, 15);
    expect(() => binomialUpperTail(1, 2, 1)).toThrow(RangeError);
  });

  it("is passed with 8 of 16 in a choice of four, not with 7", () => {
    expect(aboveChance(8, 16, 4)).toBe(true);
    expect(aboveChance(7, 16, 4)).toBe(false);
    expect(aboveChance(0, 0, 4)).toBe(false);
  });

  it("stays exact over thousands of trials", () => {
    expect(binomialUpperTail(5000, 10000, 0.5)).toBeCloseTo(0.503989, 6);
    expect(aboveChance(2600, 10000, 4)).toBe(true);
  });
});
