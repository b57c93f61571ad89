import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../src/core/rng";
import { fitEccentricity } from "../../src/core/stats/eccentricity-fit";
import { fitPsychometric } from "../../src/core/stats/psychometric";
import { rocArea } from "../../src/core/stats/roc";

const share = fc.integer({ min: 0, max: 12 });
const curve = fc
  .array(share, { minLength: 2, maxLength: 6 })
  .map((counts) => counts.map((correct, x) => ({ x, n: 12, correct })));

describe("a psychometric fit of any answers", () => {
  it("keeps its value within its interval, and its interval within the search range", () => {
    fc.assert(
      fc.property(curve, fc.constantFrom("rising", "falling", "either"), (seen, direction) => {
        const { threshold, curve: shape } = fitPsychometric(seen, { chance: 0.25, direction });
        const { value, low, high } = threshold;
        const width = seen.length - 1;
        for (const bound of [low, high]) {
          if (bound === null) continue;
          expect(bound).toBeGreaterThanOrEqual(-width / 2 - 1e-9);
          expect(bound).toBeLessThanOrEqual(width * 1.5 + 1e-9);
        }
        if (value !== null && low !== null) expect(low).toBeLessThanOrEqual(value + 1e-9);
        if (value !== null && high !== null) expect(high).toBeGreaterThanOrEqual(value - 1e-9);
        if (direction === "rising") expect(shape?.slope).toBeGreaterThan(0);
        if (direction === "falling") expect(shape?.slope).toBeLessThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it("does not depend on the order of the places, nor on the same place coming twice", () => {
    fc.assert(
      fc.property(curve, fc.integer(), (seen, seed) => {
        const halves = seen.flatMap(({ x, n, correct }) => [
          { x, n: n - 5, correct: Math.min(correct, n - 5) },
          { x, n: 5, correct: correct - Math.min(correct, n - 5) },
        ]);
        const whole = fitPsychometric(seen, { chance: 0.25 });
        const split = fitPsychometric(createRng(seed).shuffle(halves), { chance: 0.25 });
        expect(split.logLikelihood).toBeCloseTo(whole.logLikelihood, 6);
        expect(split.n).toBe(whole.n);
      }),
      { numRuns: 30 },
    );
  });
});

describe("an eccentricity fit of any answers", () => {
  it("keeps its value within its interval", () => {
    const grid = fc.array(share, { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(grid, (counts) => {
        const seen = counts.map((correct, i) => ({
          eccentricity: [0, 5, 12][i % 3] as number,
          diameter: [2, 4, 8][Math.floor(i / 3)] as number,
          n: 12,
          correct,
        }));
        const { value, low, high } = fitEccentricity(seen, { chance: 0.25 }).e2;
        if (value === null) return;
        expect((low ?? 0) <= value * (1 + 1e-9) && value <= (high ?? Infinity) * (1 + 1e-9)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe("the ROC area", () => {
  const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 30 });

  it("is what counting every pair gives, and mirrors", () => {
    fc.assert(
      fc.property(values, values, (concept, rest) => {
        let wins = 0;
        for (const a of concept) for (const b of rest) wins += a > b ? 1 : a === b ? 0.5 : 0;
        const area = rocArea(concept, rest);
        expect(area).toBeCloseTo(wins / (concept.length * rest.length), 12);
        expect(rocArea(rest, concept)).toBeCloseTo(1 - area, 12);
      }),
    );
  });
});
