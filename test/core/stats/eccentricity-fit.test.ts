import { describe, expect, it } from "vitest";
import { createRng } from "../../../src/core/rng";
import { accuracyAt, fitEccentricity } from "../../../src/core/stats/eccentricity-fit";
import { diameters, eccentricities, observe, observer } from "./eccentricity-observer";

describe("accuracy against size and eccentricity", () => {
  it("is half way up at θ0, and at twice that size where E is E2", () => {
    expect(accuracyAt(observer, 0, 1.2)).toBeCloseTo(0.25 + 0.73 / 2, 12);
    expect(accuracyAt(observer, 2, 2.4)).toBeCloseTo(0.25 + 0.73 / 2, 12);
  });

  it("gives back the parameters that made expected counts", () => {
    const exact = observe(observer, 1, createRng(0)).map((each) => ({
      ...each,
      n: 100_000,
      correct: Math.round(100_000 * accuracyAt(observer, each.eccentricity, each.diameter)),
    }));
    const { e2, shape } = fitEccentricity(exact, { chance: 0.25 });
    expect(e2.value).toBeCloseTo(2, 1);
    expect(shape?.threshold).toBeCloseTo(1.2, 1);
    expect(shape?.slope).toBeCloseTo(3, 1);
    expect(e2.low).toBeGreaterThan(1.9);
    expect(e2.high).toBeLessThan(2.1);
  });

  it("leaves E2 open above where eccentricity does not matter", () => {
    const flat = diameters.flatMap((diameter, i) =>
      eccentricities.map((eccentricity) => ({ eccentricity, diameter, n: 8, correct: [2, 4, 7, 8][i] as number })),
    );
    const { e2 } = fitEccentricity(flat, { chance: 0.25 });
    expect(e2).toMatchObject({ value: null, high: null });
    expect(e2.low).toBeGreaterThan(5);
  });

  it("says nothing without trials, at one eccentricity, or of answers all alike", () => {
    const nothing = { value: null, low: null, high: null };
    expect(fitEccentricity([], { chance: 0.25 })).toMatchObject({ e2: nothing, shape: null, n: 0 });
    const one = [{ eccentricity: 0, diameter: 3, n: 10, correct: 9 }];
    expect(fitEccentricity(one, { chance: 0.25 })).toMatchObject({ e2: nothing, shape: null, n: 10 });
    const all = observe(observer, 3, createRng(1)).map((each) => ({ ...each, correct: each.n }));
    expect(fitEccentricity(all, { chance: 0.25 }).e2.value).toBeNull();
    const none = all.map((each) => ({ ...each, correct: 0 }));
    expect(fitEccentricity(none, { chance: 0.25 }).e2.value).toBeNull();
  });

  it("refuses impossible numbers", () => {
    const good = { eccentricity: 1, diameter: 3, n: 4, correct: 2 };
    for (const wrong of [{ eccentricity: -1 }, { diameter: 0 }, { correct: 5 }, { eccentricity: Number.NaN }]) {
      expect(() => fitEccentricity([{ ...good, ...wrong }], { chance: 0.25 })).toThrow(RangeError);
    }
  });
});
