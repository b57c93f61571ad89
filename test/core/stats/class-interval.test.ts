import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classEstimate, classShare } from "../../../src/core/stats/class-interval";
import { mean, sd } from "../../../src/core/stats/describe";
import { wilson, wilsonOf } from "../../../src/core/stats/intervals";
import { studentT } from "../../../src/core/stats/student";

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe("the share of a class", () => {
  test("of one or two people is Wilson's interval over their trials, and says so", () => {
    expect(classShare([{ n: 24, correct: 18 }])).toMatchObject({ ...wilson(18, 24), basis: "trials", people: 1 });
    const two = classShare([
      { n: 24, correct: 18 },
      { n: 24, correct: 6 },
    ]);
    expect(two).toMatchObject({ ...wilson(24, 48), basis: "trials", people: 2 });
  });

  test("of people who differ widely is wider than their trials would say", () => {
    const counts = [20, 5, 18, 2, 20, 3].map((correct) => ({ n: 20, correct }));
    const { point, low, high, basis } = classShare(counts);
    const pooled = wilson(68, 120);
    expect({ point, basis }).toEqual({ point: pooled.point, basis: "people" });
    expect(high - low).toBeGreaterThan(2.5 * (pooled.high - pooled.low));
    // By hand: shares 1, .25, .9, .1, 1, .15, whose variance over 6 is that of the pooled share.
    const shares = counts.map(({ n, correct }) => correct / n);
    const variance = sd(shares) ** 2 / 6;
    const effective = ((point * (1 - point)) / variance) * (1.959963984540054 / studentT(5)) ** 2;
    const byHand = wilsonOf(point, effective);
    expect(low).toBeCloseTo(byHand.low, 12);
    expect(high).toBeCloseTo(byHand.high, 12);
  });

  test("of people who are alike rests on the trials but for Student's t", () => {
    const { low, high } = classShare(times(30, { n: 10, correct: 8 }));
    const pooled = wilson(240, 300);
    expect(high - low).toBeGreaterThan(pooled.high - pooled.low);
    expect(high - low).toBeLessThan(1.1 * (pooled.high - pooled.low));
  });

  test("knows nothing without trials, and everybody right leaves an interval", () => {
    expect(classShare([])).toMatchObject({ point: Number.NaN, low: 0, high: 1 });
    const { point, low, high } = classShare(times(12, { n: 7, correct: 7 }));
    expect({ point, high }).toEqual({ point: 1, high: 1 });
    expect(low).toBeGreaterThan(0.9);
    expect(low).toBeLessThan(1);
  });

  test("lies in its interval, in whatever order the people come, and people without trials change nothing", () => {
    const person = fc.nat({ max: 40 }).chain((n) => fc.record({ n: fc.constant(n), correct: fc.nat({ max: n }) }));
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 40 }), (counts) => {
        const found = classShare(counts);
        fc.pre(found.n > 0);
        expect(found.low).toBeLessThanOrEqual(found.point);
        expect(found.high).toBeGreaterThanOrEqual(found.point);
        expect(found.low).toBeGreaterThanOrEqual(0);
        expect(found.high).toBeLessThanOrEqual(1);
        const other = classShare([{ n: 0, correct: 0 }, ...counts.toReversed()]);
        expect(other.low).toBeCloseTo(found.low, 10);
        expect(other.high).toBeCloseTo(found.high, 10);
      }),
    );
  });
});

describe("an estimate of a class", () => {
  const meanOf = (some: readonly number[]) => ({ value: mean(some), low: -9, high: 9 });

  test("of a mean is Student's interval of the mean", () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6];
    const { value, low, high, basis } = classEstimate(values, meanOf);
    const half = (studentT(7) * sd(values)) / Math.sqrt(8);
    expect({ value, basis }).toEqual({ value: mean(values), basis: "people" });
    expect(low).toBeCloseTo(mean(values) - half, 12);
    expect(high).toBeCloseTo(mean(values) + half, 12);
  });

  test("of two people, or of people without one of whom there is none, is the fit's own", () => {
    expect(classEstimate([1, 2], meanOf)).toEqual({ value: 1.5, low: -9, high: 9, people: 2, basis: "trials" });
    const needsTwo = (some: readonly number[]) =>
      some.includes(2) ? meanOf(some) : { value: null, low: null, high: 7 };
    expect(classEstimate([1, 2, 3, 4], needsTwo)).toMatchObject({ value: 2.5, low: -9, high: 9, basis: "trials" });
    expect(classEstimate([1, 3, 4], needsTwo)).toMatchObject({ value: null, high: 7, basis: "trials" });
  });

  test("of very many people costs 41 fits and still counts how they differ", () => {
    const values = Array.from({ length: 400 }, (_, i) => (i * 7919) % 100);
    let fits = 0;
    const { low, high } = classEstimate(values, (some) => {
      fits++;
      return meanOf(some);
    });
    expect(fits).toBe(41);
    const half = (1.96 * sd(values)) / 20;
    expect(((high as number) - (low as number)) / 2).toBeGreaterThan(0.6 * half);
    expect(((high as number) - (low as number)) / 2).toBeLessThan(1.5 * half);
  });
});
