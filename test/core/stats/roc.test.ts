import { describe, expect, it } from "vitest";
import { createRng } from "../../../src/core/rng";
import { bootstrapRocArea, rocArea } from "../../../src/core/stats/roc";

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
    expect(bootstrapRocArea([], [1], createRng(1)).low).toBeNaN();
  });

  it("has an interval that holds the true area about as often as it says", () => {
    // Uniform on 0..1 against uniform on 0.3..1.3: the area is 1 − 0.7²/2.
    const truth = 1 - 0.7 ** 2 / 2;
    const rng = createRng("roc");
    const runs = 200;
    let held = 0;
    for (let run = 0; run < runs; run++) {
      const rest = Array.from({ length: 60 }, () => rng.next());
      const concept = Array.from({ length: 24 }, () => rng.between(0.3, 1.3));
      const { low, high } = bootstrapRocArea(concept, rest, rng.fork(String(run)), { resamples: 300 });
      if (low <= truth && truth <= high) held++;
    }
    expect(held / runs).toBeGreaterThanOrEqual(0.9);
  });
});
