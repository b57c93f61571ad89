import { describe, expect, it } from "vitest";
import { cueAnswer, cueOf } from "../../../src/core/stats/cue-answer";
import { tallyCues } from "../../../src/core/stats/cue-tally";
import { shapeBias } from "../../../src/core/stats/shape-bias";

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

  it("counts missed answers apart from those that name something else", () => {
    const answers = ["cat", "elephant", "car", null].map((answer) => cueAnswer(answer, "cat", "elephant"));
    expect(answers).toEqual(["shape", "texture", "other", "missed"]);
    expect(tallyCues([...answers, "shape"])).toEqual({ shape: 2, texture: 1, other: 1, missed: 1, n: 5 });
    expect(shapeBias([...answers, "shape"])).toMatchObject({ shape: 2, texture: 1, other: 2, point: 2 / 3 });
  });
});
