import { describe, expect, it } from "vitest";
import { confusionMatrix } from "../../../src/core/stats/confusion";

describe("confusionMatrix", () => {
  const answers = [
    { truth: "cat", answer: "cat" },
    { truth: "cat", answer: "dog" },
    { truth: "cat", answer: "dog" },
    { truth: "dog", answer: null },
  ];

  it("counts what was answered to what was shown, misses apart", () => {
    expect(confusionMatrix(answers, ["dog", "cat"])).toEqual({
      categories: ["dog", "cat"],
      counts: [
        [0, 0],
        [2, 1],
      ],
      missed: [1, 0],
    });
  });

  it("loses no trial: an unknown category is an error, and so is one named twice", () => {
    expect(() => confusionMatrix(answers, ["cat"])).toThrow(/"dog"/);
    expect(() => confusionMatrix([], ["cat", "cat"])).toThrow(/twice/);
  });
});
