import { describe, expect, it } from "vitest";
import { createRng } from "../../../src/core/rng";
import { fitEccentricity } from "../../../src/core/stats/eccentricity-fit";
import { observe, observer } from "./eccentricity-observer";

describe("accuracy against size and eccentricity", () => {
  it.each([2, 0.8])(
    "covers an E2 of %s° with 100 trials",
    (e2) => {
      const rng = createRng(`coverage of E2 ${e2}`);
      const runs = 200;
      let [held, bounded] = [0, 0];
      for (let run = 0; run < runs; run++) {
        const fit = fitEccentricity(observe({ ...observer, e2 }, 5, rng), { chance: 0.25 });
        if ((fit.e2.low ?? 0) <= e2 && e2 <= (fit.e2.high ?? Infinity)) held++;
        if (fit.e2.value !== null && fit.e2.high !== null) bounded++;
      }
      expect(held / runs).toBeGreaterThanOrEqual(0.9);
      expect(bounded / runs).toBeGreaterThan(0.75);
    },
    60_000,
  );
});
