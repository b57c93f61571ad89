import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../src/core/rng";
import { errorConsistency, quadrants } from "../../src/core/stats/agreement";
import { binomialUpperTail } from "../../src/core/stats/chance";
import { median, quantile } from "../../src/core/stats/describe";
import { normalQuantile, wilson } from "../../src/core/stats/intervals";

const pairs = fc.array(fc.record({ a: fc.boolean(), b: fc.boolean() }), { minLength: 1, maxLength: 60 });
const counts = fc.integer({ min: 1, max: 500 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe("error consistency", () => {
  it("lies in −1..1, is symmetric, and does not depend on the order of trials", () => {
    fc.assert(
      fc.property(pairs, fc.integer(), (trials, seed) => {
        const { kappa } = errorConsistency(trials);
        expect(kappa).toBeLessThanOrEqual(1);
        expect(kappa).toBeGreaterThanOrEqual(-1 - 1e-12);
        const swapped = trials.map(({ a, b }) => ({ a: b, b: a }));
        expect(errorConsistency(swapped).kappa).toBeCloseTo(kappa, 12);
        expect(errorConsistency(createRng(seed).shuffle(trials)).kappa).toBe(kappa);
      }),
    );
  });

  it("has quadrants that add up to n", () => {
    fc.assert(
      fc.property(pairs, (trials) => {
        const { bothRight, bothWrong, onlyA, onlyB } = quadrants(trials);
        expect(bothRight + bothWrong + onlyA + onlyB).toBe(trials.length);
      }),
    );
  });
});

describe("the Wilson interval", () => {
  it("holds its point within 0..1, mirrors, and shrinks with more trials of the same share", () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0.01, max: 0.999, noNaN: true }), ([successes, n], confidence) => {
        const { low, high, point } = wilson(successes, n, confidence);
        expect(0 <= low && low <= point && point <= high && high <= 1).toBe(true);
        const mirrored = wilson(n - successes, n, confidence);
        expect(mirrored.low).toBeCloseTo(1 - high, 10);
        const more = wilson(successes * 3, n * 3, confidence);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });
});

describe("quantiles and tails", () => {
  it("normal quantiles are odd around one half and ascend", () => {
    const probability = fc.double({ min: 1e-12, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(probability, probability, (one, other) => {
        expect(normalQuantile(1 - one)).toBeCloseTo(-normalQuantile(one), 3);
        if (one < other) expect(normalQuantile(one)).toBeLessThanOrEqual(normalQuantile(other));
      }),
    );
  });

  it("sample quantiles stay within the sample", () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (sample, probability) => {
        const value = quantile(sample, probability);
        expect(value).toBeGreaterThanOrEqual(Math.min(...sample));
        expect(value).toBeLessThanOrEqual(Math.max(...sample));
        expect(median(sample)).toBe(quantile(sample, 0.5));
      }),
    );
  });

  it("the binomial tail falls with the number of successes and mirrors", () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0.01, max: 0.99, noNaN: true }), ([successes, n], p) => {
        const tail = binomialUpperTail(successes, n, p);
        expect(tail).toBeGreaterThanOrEqual(0);
        expect(tail).toBeLessThanOrEqual(1);
        if (successes > 0) {
          expect(tail).toBeLessThanOrEqual(binomialUpperTail(successes - 1, n, p) + 1e-12);
          expect(tail + binomialUpperTail(n - successes + 1, n, 1 - p)).toBeCloseTo(1, 9);
        }
      }),
    );
  });
});
