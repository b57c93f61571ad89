import { describe, expect, it } from "vitest";
import { accuracyOf } from "../../../src/core/stats/accuracy";
import { errorConsistency, type JudgedPair, quadrants } from "../../../src/core/stats/agreement";

function trials(bothRight: number, onlyA: number, onlyB: number, bothWrong: number): JudgedPair[] {
  const times = (n: number, a: boolean, b: boolean) => Array.from({ length: n }, () => ({ a, b }));
  return [
    ...times(bothRight, true, true),
    ...times(onlyA, true, false),
    ...times(onlyB, false, true),
    ...times(bothWrong, false, false),
  ];
}

describe("errorConsistency", () => {
  it("matches a κ computed by hand", () => {
    // p = 0.7 and 0.6: e = 0.42 + 0.12 = 0.54, o = 0.7, κ = 0.16 / 0.46.
    const result = errorConsistency(trials(5, 2, 1, 2));
    expect(result).toMatchObject({ n: 10, accuracyA: 0.7, accuracyB: 0.6, observed: 0.7 });
    expect(result.expected).toBeCloseTo(0.54, 12);
    expect(result.kappa).toBeCloseTo(0.347826, 6);
  });

  it("is 0 for independent errors, −1 for opposite ones, 1 for the same ones", () => {
    expect(errorConsistency(trials(4, 4, 4, 4)).kappa).toBe(0);
    expect(errorConsistency(trials(0, 5, 5, 0)).kappa).toBe(-1);
    expect(errorConsistency(trials(5, 0, 0, 5)).kappa).toBe(1);
  });

  it("is 1 where e and o are both 1, and NaN without trials", () => {
    expect(errorConsistency(trials(9, 0, 0, 0))).toMatchObject({ expected: 1, observed: 1, kappa: 1 });
    expect(errorConsistency(trials(0, 0, 0, 9)).kappa).toBe(1);
    const nothing = errorConsistency([]);
    expect(nothing.n).toBe(0);
    expect([nothing.accuracyA, nothing.expected, nothing.observed, nothing.kappa]).toEqual(Array(4).fill(Number.NaN));
  });

  it("is 0 when one subject is always right: nothing is left to agree on", () => {
    expect(errorConsistency(trials(6, 4, 0, 0)).kappa).toBeCloseTo(0, 12);
  });

  it("counts quadrants", () => {
    expect(quadrants(trials(4, 3, 2, 1))).toEqual({ bothRight: 4, onlyA: 3, onlyB: 2, bothWrong: 1 });
  });
});

describe("accuracyOf", () => {
  it("counts right answers and carries the Wilson interval", () => {
    expect(accuracyOf([true, false, true])).toMatchObject({ n: 3, correct: 2, point: 2 / 3 });
    expect(accuracyOf([])).toEqual({ n: 0, correct: 0, low: 0, high: 1, point: Number.NaN });
  });
});
