import { describe, expect, it } from "vitest";
import { createRng, type Rng } from "../../../src/core/rng";
import {
  accuracyAt,
  type EccentricityObservation,
  type EccentricityShape,
  fitEccentricity,
} from "../../../src/core/stats/eccentricity-fit";

const eccentricities = [0, 3, 6, 10, 15];
const diameters = [1.5, 3, 6, 12];
const observer: EccentricityShape = { threshold: 1.2, slope: 3, e2: 2, chance: 0.25, lapse: 0.02 };

function observe(shape: EccentricityShape, each: number, rng: Rng): EccentricityObservation[] {
  return eccentricities.flatMap((eccentricity) =>
    diameters.map((diameter) => {
      const p = accuracyAt(shape, eccentricity, diameter);
      const correct = Array.from({ length: each }, () => rng.next() < p).filter(Boolean).length;
      return { eccentricity, diameter, n: each, correct };
    }),
  );
}

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
      expect(bounded / runs).toBeGreaterThan(0.85);
    },
    60_000,
  );
});
