import { describe, expect, it, test } from "vitest";
import type { Quadrants } from "../../../src/core/stats/agreement";
import { dependenceTail } from "../../../src/core/stats/dependence";
import { kappaInterval, unvaried } from "../../../src/core/stats/kappa-interval";
import { cellsFor } from "./kappa-cells";

const counts = (bothWrong: number, onlyA: number, onlyB: number, bothRight: number): Quadrants => ({
  bothWrong,
  onlyA,
  onlyB,
  bothRight,
});

describe("where κ is defined", () => {
  test.each([
    [counts(0, 0, 4, 12), { who: "b", always: "right" }],
    [counts(0, 4, 0, 12), { who: "a", always: "right" }],
    [counts(5, 0, 11, 0), { who: "a", always: "wrong" }],
    [counts(5, 11, 0, 0), { who: "b", always: "wrong" }],
    [counts(0, 0, 0, 16), { who: "both", always: "right" }],
    [counts(16, 0, 0, 0), { who: "both", always: "wrong" }],
    [counts(0, 16, 0, 0), { who: "both", always: "mixed" }],
  ] as const)("%j: not, and who never varied is told", (table, expected) => {
    expect(unvaried(table)).toEqual(expected);
    expect(kappaInterval(table)).toBeNull();
  });

  it("is wherever both were right on some trials and wrong on some", () => {
    for (const table of [counts(1, 0, 0, 15), counts(0, 1, 1, 0), counts(1, 1, 1, 1)]) {
      expect(unvaried(table)).toBeNull();
      expect(kappaInterval(table)).not.toBeNull();
    }
  });
});

describe("the interval of κ", () => {
  it("is the same for the same counts, narrows with more of them, and lies within −1..1", () => {
    const width = (times: number) => {
      const table = counts(2 * times, 2 * times, times, 5 * times);
      expect(kappaInterval(table)).toEqual(kappaInterval({ ...table }));
      const { low, high } = kappaInterval(table) ?? { low: 2, high: -2 };
      expect(low).toBeGreaterThan(-1);
      expect(low).toBeLessThan(0.3478);
      expect(high).toBeGreaterThan(0.3478);
      expect(high).toBeLessThan(1);
      return high - low;
    };
    expect(width(40)).toBeLessThan(width(4) / 2);
  });

  it("agrees with the standard error that the field gives, where there are many trials", () => {
    // √(o(1 − o)/n)/(1 − e) with n = 1000, o = 0.7, e = 0.54.
    const { low, high } = kappaInterval(counts(200, 200, 100, 500)) ?? { low: 0, high: 0 };
    expect((high - low) / (2 * 1.96)).toBeCloseTo(Math.sqrt((0.7 * 0.3) / 1000) / 0.46, 2);
  });

  it("claims no less than a test of independence would: one shared mistake in sixteen pictures proves nothing", () => {
    expect(dependenceTail(counts(1, 0, 0, 15))).toBeCloseTo(1 / 16, 12);
    expect(kappaInterval(counts(1, 0, 0, 15))?.low).toBeLessThanOrEqual(0);
    expect(kappaInterval(counts(4, 0, 0, 12))?.low).toBeGreaterThan(0);
  });

  it("rejects an impossible confidence", () => {
    for (const confidence of [0, 1, Number.NaN]) expect(() => kappaInterval(counts(2, 2, 2, 2), confidence)).toThrow();
  });

  it("holds the true κ in at least 93 of 100 blocks of 16 trials, for every table such a block can give", () => {
    // Exact: every possible table, weighed by its probability among those in which κ is defined.
    const n = 16;
    const tables: { table: Quadrants; low: number; high: number }[] = [];
    for (let bothWrong = 0; bothWrong <= n; bothWrong++)
      for (let onlyA = 0; onlyA <= n - bothWrong; onlyA++)
        for (let onlyB = 0; onlyB <= n - bothWrong - onlyA; onlyB++) {
          const table = counts(bothWrong, onlyA, onlyB, n - bothWrong - onlyA - onlyB);
          const interval = kappaInterval(table, 0.95, 1500);
          if (interval) tables.push({ table, ...interval });
        }
    const shares = [0.5, 0.65, 0.8, 0.95];
    let cases = 0;
    for (const a of shares)
      for (const b of shares)
        for (const kappa of [0, 0.2, 0.4, 0.6]) {
          const cells = cellsFor(a, b, kappa);
          if (!cells) continue;
          cases++;
          let [held, all] = [0, 0];
          for (const { table, low, high } of tables) {
            const share = Math.exp(multinomial(table, cells));
            all += share;
            if (low <= kappa + 1e-9 && kappa <= high + 1e-9) held += share;
          }
          expect(held / all, `accuracies ${a} and ${b}, κ = ${kappa}`).toBeGreaterThanOrEqual(0.93);
          expect(held / all).toBeLessThanOrEqual(1);
        }
    expect(cases).toBeGreaterThan(25);
  });
});

test("Fisher's test gives the tails of his tea tasting", () => {
  // 3 of 4 cups right: P(≥ 3) = 17/70.
  expect(dependenceTail(counts(3, 1, 1, 3))).toBeCloseTo(17 / 70, 12);
  expect(dependenceTail(counts(4, 0, 0, 4))).toBeCloseTo(1 / 70, 12);
  expect(dependenceTail(counts(0, 4, 4, 0))).toBeCloseTo(1 / 70, 12);
  expect(dependenceTail(counts(0, 5, 0, 5))).toBe(1);
});

/** Logarithm of the probability of these counts. */
function multinomial(table: Quadrants, cells: Quadrants): number {
  const logFactorial = (k: number) => Array.from({ length: k }, (_, i) => Math.log(i + 1)).reduce((a, b) => a + b, 0);
  const keys = Object.keys(table) as (keyof Quadrants)[];
  return keys.reduce(
    (sum, key) =>
      sum + (table[key] === 0 ? 0 : table[key] * Math.log(Math.max(cells[key], 1e-300))) - logFactorial(table[key]),
    logFactorial(keys.reduce((sum, key) => sum + table[key], 0)),
  );
}
