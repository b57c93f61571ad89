import { describe, expect, it } from "vitest";
import { cueOf, shapeBias } from "../../../src/core/stats/shape-bias";

describe("shape bias", () => {
  it("is the share of shape among answers that named shape or texture", () => {
    const bias = shapeBias([...Array(8).fill("shape"), ...Array(2).fill("texture"), ...Array(5).fill("other")]);
    expect(bias).toMatchObject({ shape: 8, texture: 2, other: 5, point: 0.8 });
    expect(bias.low).toBeCloseTo(0.49016, 5);
    expect(bias.high).toBeCloseTo(0.94332, 5);
  });

  it("is unknown when no answer named either", () => {
    expect(shapeBias(["other"])).toMatchObject({ point: Number.NaN, low: 0, high: 1 });
  });

  it("takes a missed answer for neither", () => {
    expect(["cat", "elephant", "car", null].map((answer) => cueOf(answer, "cat", "elephant"))).toEqual([
      "shape",
      "texture",
      "other",
      "other",
    ]);
  });
});
