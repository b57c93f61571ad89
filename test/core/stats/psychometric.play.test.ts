import { describe, expect, it } from "vitest";
import { createRng, type Rng } from "../../../src/core/rng";
import { type Observation, psychometric } from "../../../src/core/stats/logistic-fit";
import { fitPsychometric } from "../../../src/core/stats/psychometric";

const exposures = [33, 50, 100, 200, 500].map(Math.log);

/** An observer of known parameters, asked `each` times at every place. */
function observe(places: readonly number[], each: number, p: (x: number) => number, rng: Rng): Observation[] {
  return places.map((x) => ({
    x,
    n: each,
    correct: Array.from({ length: each }, () => rng.next() < p(x)).filter(Boolean).length,
  }));
}

describe("a psychometric fit", () => {
  // The interval holds the truth about as often as it says, with as few trials as a level has.
  it.each([
    { name: "60 trials of exposure, at 80 ms", places: exposures, each: 12, threshold: Math.log(80), slope: 3 },
    { name: "48 trials, a steep curve", places: [0, 1, 2, 3], each: 12, threshold: 1.4, slope: 5 },
    { name: "100 trials, falling, near the end", places: [0, 1, 2, 3, 4], each: 20, threshold: 3.5, slope: -1.8 },
  ])(
    "covers the threshold: $name",
    ({ places, each, threshold, slope }) => {
      const rng = createRng(`coverage ${threshold}`);
      const shape = { threshold, slope, chance: 0.25, lapse: 0.02 };
      let [held, told] = [0, 0];
      const runs = 300;
      const errors: number[] = [];
      for (let run = 0; run < runs; run++) {
        const seen = observe(places, each, (x) => psychometric(x, shape), rng);
        const { value, low, high } = fitPsychometric(seen, { chance: 0.25 }).threshold;
        if ((low ?? -Infinity) <= threshold && threshold <= (high ?? Infinity)) held++;
        if (value !== null) {
          told++;
          errors.push(value - threshold);
        }
      }
      expect(held / runs).toBeGreaterThanOrEqual(0.9);
      // An interval that always said "I do not know" would cover too.
      expect(told / runs).toBeGreaterThan(0.85);
      errors.sort((a, b) => a - b);
      expect(Math.abs(errors[Math.floor(told / 2)] as number)).toBeLessThan(0.15);
    },
    60_000,
  );
});
