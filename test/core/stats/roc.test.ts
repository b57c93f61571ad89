import { describe, expect, it } from "vitest";
import { rocArea } from "../../../src/core/stats/roc";

describe("the area under the ROC curve", () => {
  it.each([
    [[4, 5, 6], [1, 2, 3], 1],
    [[1, 2, 3], [4, 5, 6], 0],
    [[1, 1], [1, 1, 1], 0.5],
    // 9 pairs: 2 beats 1; 2 ties 2; 3 beats 1, 2, loses to 4; 5 beats all.
    [[2, 3, 5], [1, 2, 4], (1.5 + 2 + 3) / 9],
    // Twice the same response counts twice.
    [[2, 2], [2, 1], (1.5 + 1.5) / 4],
  ])("of %j against %j", (concept, rest, area) => {
    expect(rocArea(concept, rest)).toBeCloseTo(area, 12);
  });

  it("knows nothing of an empty list and refuses NaN", () => {
    expect(rocArea([], [1])).toBeNaN();
    expect(rocArea([1], [])).toBeNaN();
    expect(() => rocArea([Number.NaN], [1])).toThrow(RangeError);
  });
});
