import { describe, expect, it } from "vitest";
import { createRng, type Rng } from "../../../src/core/rng";
import { type Observation, psychometric } from "../../../src/core/stats/logistic-fit";
import { fitPsychometric, psychometricCurve } from "../../../src/core/stats/psychometric";

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
  it("finds the parameters that made expected counts", () => {
    const shape = { threshold: Math.log(80), slope: 2.5, chance: 0.25, lapse: 0.02 };
    const exact = exposures.map((x) => ({ x, n: 100_000, correct: Math.round(100_000 * psychometric(x, shape)) }));
    const fit = fitPsychometric(exact, { chance: 0.25 });
    expect(Math.exp(fit.threshold.value as number)).toBeCloseTo(80, 0);
    expect(fit.curve?.slope).toBeCloseTo(2.5, 1);
    expect(fit.n).toBe(500_000);
  });

  it("agrees with the answer worked out by hand for two places", () => {
    // Two free parameters and two shares are met exactly: logit(0.3) = −0.8473 at 0 and logit(0.8) = 1.3863 at 1.
    const fit = fitPsychometric(
      [
        { x: 0, n: 100, correct: 30 },
        { x: 1, n: 100, correct: 80 },
      ],
      { chance: 0, lapse: 0 },
    );
    const slope = Math.log(0.8 / 0.2) - Math.log(0.3 / 0.7);
    expect(fit.curve?.slope).toBeCloseTo(slope, 3);
    expect(fit.threshold.value).toBeCloseTo(Math.log(0.7 / 0.3) / slope, 4);
    expect(fit.logLikelihood).toBeCloseTo(
      30 * Math.log(0.3) + 70 * Math.log(0.7) + 80 * Math.log(0.8) + 20 * Math.log(0.2),
      6,
    );
  });

  it("takes a curve that falls, and is the mirror of one that rises", () => {
    const rising = observe([0, 1, 2, 3, 4], 20, (x) => 0.25 + 0.73 / (1 + Math.exp(-2 * (x - 2))), createRng("mirror"));
    const falling = rising.map(({ x, ...rest }) => ({ x: -x, ...rest }));
    const [up, down] = [fitPsychometric(rising, { chance: 0.25 }), fitPsychometric(falling, { chance: 0.25 })];
    expect(down.curve?.slope).toBeLessThan(0);
    expect(down.threshold.value).toBeCloseTo(-(up.threshold.value as number), 3);
    expect(down.threshold.low).toBeCloseTo(-(up.threshold.high as number), 2);
  });

  it("says on which side the threshold must lie when everything was right or everything wrong", () => {
    const all = exposures.map((x) => ({ x, n: 12, correct: 12 }));
    const right = fitPsychometric(all, { chance: 0.25, direction: "rising" });
    expect(right.threshold.value).toBeNull();
    expect(right.threshold.low).toBeNull();
    expect(right.threshold.high).toBeLessThan(Math.log(100));
    const wrong = fitPsychometric(
      all.map((each) => ({ ...each, correct: 0 })),
      { chance: 0.25, direction: "rising" },
    );
    expect(wrong.threshold.value).toBeNull();
    expect(wrong.threshold.high).toBeNull();
    expect(wrong.threshold.low).toBeGreaterThan(Math.log(100));
  });

  it("says nothing without trials, at one place, or of a guesser", () => {
    const nothing = { value: null, low: null, high: null };
    expect(fitPsychometric([], { chance: 0.25 })).toMatchObject({ threshold: nothing, curve: null, n: 0 });
    expect(fitPsychometric([{ x: 1, n: 0, correct: 0 }], { chance: 0.25 }).curve).toBeNull();
    expect(fitPsychometric([{ x: 1, n: 9, correct: 5 }], { chance: 0.25 })).toMatchObject({ threshold: nothing, n: 9 });
    const flat = exposures.map((x) => ({ x, n: 12, correct: 7 }));
    expect(fitPsychometric(flat, { chance: 0.25 }).threshold).toEqual(nothing);
    expect(psychometricCurve(null, 0, 1)).toEqual([]);
  });

  it("refuses impossible numbers", () => {
    const one = { x: 0, n: 4, correct: 2 };
    expect(() => fitPsychometric([{ ...one, correct: 5 }], { chance: 0.25 })).toThrow(RangeError);
    expect(() => fitPsychometric([{ ...one, x: Number.NaN }], { chance: 0.25 })).toThrow(RangeError);
    expect(() => fitPsychometric([one], { chance: 0.99 })).toThrow(RangeError);
    expect(() => fitPsychometric([one, { ...one, x: 1 }], { chance: 0.25, range: { low: 1, high: 1 } })).toThrow(
      RangeError,
    );
  });

  it("draws its curve evenly on either axis", () => {
    const shape = { threshold: Math.log(100), slope: 3, chance: 0.25, lapse: 0.02 };
    const curve = psychometricCurve(shape, 33, 500, "log", 10);
    expect(curve).toHaveLength(11);
    expect(curve[0]?.x).toBeCloseTo(33, 9);
    expect(curve.at(-1)?.x).toBeCloseTo(500, 9);
    expect(curve.every(({ y }) => y >= 0.25 && y <= 0.98)).toBe(true);
  });
});
