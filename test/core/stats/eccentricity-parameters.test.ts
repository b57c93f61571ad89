import { describe, expect, it } from "vitest";
import { createRng } from "../../../src/core/rng";
import { accuracyAt, type EccentricityShape, fitEccentricity } from "../../../src/core/stats/eccentricity-fit";
import { diameters, eccentricities, observe, observer } from "./eccentricity-observer";

/** What an observer would get right of very many trials, without luck. */
const expected = (shape: EccentricityShape, n = 100_000) =>
  eccentricities.flatMap((eccentricity) =>
    diameters.map((diameter) => ({
      eccentricity,
      diameter,
      n,
      correct: Math.round(n * accuracyAt(shape, eccentricity, diameter)),
    })),
  );

describe("a fit of accuracy against size and eccentricity", () => {
  it.each([
    { threshold: 0.8, slope: 2, e2: 0.7, chance: 0.5, lapse: 0.02 },
    { threshold: 2.5, slope: 5, e2: 12, chance: 0.25, lapse: 0.02 },
  ])("finds a noiseless observer: %j", (shape) => {
    const fit = fitEccentricity(expected(shape), { chance: shape.chance });
    expect(fit.e2.value).toBeCloseTo(shape.e2, 1);
    expect(fit.shape?.threshold).toBeCloseTo(shape.threshold, 1);
    expect(fit.shape?.slope).toBeCloseTo(shape.slope, 1);
    expect(fit.shape).toMatchObject({ chance: shape.chance, lapse: 0.02, e2: fit.e2.value });
  });

  it("takes a share of slips that is given", () => {
    const slips = { ...observer, lapse: 0.1 };
    const fit = fitEccentricity(expected(slips), { chance: 0.25, lapse: 0.1 });
    expect(fit.e2.value).toBeCloseTo(2, 1);
    expect(fit.shape?.slope).toBeCloseTo(3, 1);
    expect(fit.shape?.lapse).toBe(0.1);
  });

  it("adds up its trials, and its likelihood is that of the answers", () => {
    const seen = expected(observer, 1000);
    const fit = fitEccentricity(seen, { chance: 0.25 });
    expect(fit.n).toBe(20_000);
    // At the peak of noiseless answers each place has its own share as p: the entropy of the answers.
    const entropy = seen.reduce((sum, { n, correct }) => {
      const share = correct / n;
      return sum + correct * Math.log(share) + (n - correct) * Math.log(1 - share);
    }, 0);
    expect(fit.logLikelihood).toBeLessThanOrEqual(entropy + 1e-6);
    expect(fit.logLikelihood).toBeGreaterThan(entropy - 0.1);
  });

  it("is unmoved by places without trials, but not by impossible ones", () => {
    const seen = observe(observer, 20, createRng("places"));
    const empty = { eccentricity: 40, diameter: 0.1, n: 0, correct: 0 };
    expect(fitEccentricity([...seen, empty], { chance: 0.25 })).toEqual(fitEccentricity(seen, { chance: 0.25 }));
    for (const wrong of [{ eccentricity: -1 }, { diameter: Infinity }, { eccentricity: Infinity }, { diameter: -2 }])
      expect(() => fitEccentricity([...seen, { ...empty, ...wrong }], { chance: 0.25 })).toThrow(RangeError);
  });

  it("says nothing of one eccentricity with trials, though another has a place without", () => {
    const one = diameters.map((diameter, i) => ({ eccentricity: 3, diameter, n: 10, correct: 3 + 2 * i }));
    const fit = fitEccentricity([...one, { eccentricity: 9, diameter: 2, n: 0, correct: 0 }], { chance: 0.25 });
    expect(fit).toMatchObject({ e2: { value: null, low: null, high: null }, shape: null, logLikelihood: 0, n: 40 });
  });

  it("leaves E2 open below where nothing is seen beside the gaze", () => {
    const narrow = eccentricities.flatMap((eccentricity) =>
      diameters.map((diameter) => ({
        eccentricity,
        diameter,
        n: 40,
        correct: eccentricity === 0 && diameter > 1.5 ? 39 : 10,
      })),
    );
    const { e2 } = fitEccentricity(narrow, { chance: 0.25 });
    expect(e2.low).toBeNull();
    expect(e2.high).toBeLessThan(1);
  });
});
