import { describe, expect, it } from "vitest";
import {
  type IntegrationTask,
  integrate,
  lapseQuantile,
  slopeQuantile,
  support,
  supportDrop,
} from "../../../src/core/stats/integrated-likelihood";
import { LikelihoodTable } from "../../../src/core/stats/likelihood-table";

/** A likelihood of x and one other parameter, given by its share of the prior. */
function over(range: { low: number; high: number }, log: (x: number, share: number) => number): IntegrationTask {
  return {
    range,
    steps: 41,
    slices: [12],
    evaluate: (values, [shares = []]) => Float64Array.from(values.flatMap((x) => shares.map((share) => log(x, share)))),
  };
}

const wide = { low: -10, high: 10 };
const MANY = 1e9;

describe("an integrated likelihood", () => {
  it("of a normal that nothing else touches has the normal interval, however narrow", () => {
    for (const sd of [1, 0.1, 0.01]) {
      const found = integrate(over(wide, (x) => -(((x - 3.21) / sd) ** 2) / 2));
      const { value, low, high } = support(found, wide, MANY);
      expect(value).toBeCloseTo(3.21, 3);
      expect(((low as number) - 3.21) / sd).toBeCloseTo(-1.96, 1);
      expect(((high as number) - 3.21) / sd).toBeCloseTo(1.96, 1);
    }
  });

  it("weighs a broad slope above a narrow peak of the same height", () => {
    // At x = 0 every share fits, at x = 5 one in a hundred does, a little better.
    const found = integrate(
      over(wide, (x, share) => {
        const broad = -(x ** 2) * 2;
        const narrow = 0.5 - (x - 5) ** 2 * 2 - ((share - 0.5) / 0.01) ** 2;
        return Math.max(broad, narrow);
      }),
    );
    expect(support(found, wide, MANY).value).toBeCloseTo(0, 1);
  });

  it("tells the others' means where it is highest", () => {
    const found = integrate(over(wide, (x, share) => -((x - 1) ** 2) - (share - 0.3 - 0.02 * x) ** 2 * 5000));
    expect(found.meansAt(1)[0]).toBeCloseTo(0.32, 2);
  });
});

describe("the range that trials support", () => {
  const of = (logs: readonly number[]) => ({ values: logs.map((_, i) => i), logs, meansAt: () => [] });
  const range = { low: 0, high: 6 };

  it("spans what is not connected", () => {
    const { low, high, value } = support(of([-9, 0, -9, -9, -9, -1, -9]), range, MANY);
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(5);
    expect(value).toBe(1);
  });

  it("is open where the end of the search is still inside, and its value unknown where that end is as good as any", () => {
    expect(support(of([-1, -0.5, 0, -9, -9, -9, -9]), range, MANY)).toMatchObject({
      low: null,
      value: expect.any(Number),
    });
    expect(support(of([0, 0, 0, -9, -9, -9, -9]), range, MANY)).toMatchObject({ low: null, value: null });
    expect(support(of([-1, -0.5, 0, 0, -0.4, -0.3, -1]), range, MANY)).toMatchObject({
      low: null,
      high: null,
      value: null,
    });
    // A grid that has narrowed ends short of the search: nothing is left there.
    expect(support(of([-1, -0.5, 0, -9, -9, -9, -9]), { low: -5, high: 6 }, MANY).low).toBe(0);
  });

  it("reaches a little further for few trials, and half the χ² quantile for many", () => {
    expect(supportDrop(MANY)).toBeCloseTo(1.9207, 4);
    expect(supportDrop(16)).toBeGreaterThan(supportDrop(35));
    expect(supportDrop(16)).toBeLessThan(2.4);
  });
});

describe("what is believed before any trial", () => {
  it("is Beta(1, 10) of the lapse: 9 % on average, more than a quarter hardly ever", () => {
    const many = Array.from({ length: 10_000 }, (_, i) => lapseQuantile((i + 0.5) / 10_000));
    expect(many.reduce((sum, each) => sum + each, 0) / many.length).toBeCloseTo(1 / 11, 3);
    expect(lapseQuantile(0.95)).toBeLessThan(0.26);
  });

  it("is a slope from nearly flat to a step, in the unit of x", () => {
    expect(slopeQuantile(0.5, 1)).toBeCloseTo(5, 9);
    expect(slopeQuantile(0.5, 10)).toBeCloseTo(0.5, 9);
    expect(slopeQuantile(0.95, 1) / slopeQuantile(0.05, 1)).toBeGreaterThan(15);
  });
});

describe("a table of likelihoods", () => {
  it("has the value of the formula, between its bins and beyond its ends", () => {
    const counts = [
      { n: 7, correct: 3 },
      { n: 400, correct: 390 },
      { n: 5, correct: 5 },
    ];
    const lapses = [0.01, 0.2];
    const table = new LikelihoodTable(counts, 0.25, lapses);
    for (const [index, { n, correct }] of counts.entries())
      for (const eta of [-40, -3.03, -0.01, 0, 0.77, 2.49, 9.3, 40]) {
        const sums = new Float64Array(3);
        table.add(index, eta, sums, 1);
        const want = lapses.map((lapse) => {
          const p = 0.25 + (0.75 - lapse) / (1 + Math.exp(-eta));
          return correct * Math.log(p) + (n - correct) * (n === correct ? 0 : Math.log(1 - p));
        });
        expect(sums[0]).toBe(0);
        for (const [column, value] of want.entries()) expect(sums[1 + column]).toBeCloseTo(value, 1);
      }
  });
});
