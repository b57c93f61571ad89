import { describe, expect, it } from "vitest";
import { evenSteps } from "../../../src/core/stats/even-steps";
import {
  checkLogistic,
  fitLogistic,
  type LogisticTask,
  logLikelihood,
  psychometric,
} from "../../../src/core/stats/logistic-fit";

const bounds = { minThreshold: -2, maxThreshold: 6, minSlope: 0.1, maxSlope: 20 };
const task = (counts: readonly (readonly [x: number, n: number, correct: number])[], sign: 1 | -1 = 1) =>
  ({ observations: counts.map(([x, n, correct]) => ({ x, n, correct })), chance: 0, lapse: 0, sign }) as LogisticTask;

/** Along one threshold, by trying slopes a thousandth of a log unit apart. */
function bestSlope(seen: LogisticTask, threshold: number): number {
  const slopes = evenSteps(Math.log(bounds.minSlope), Math.log(bounds.maxSlope), 5300).map(Math.exp);
  const heights = slopes.map((slope) => logLikelihood(seen, threshold, slope));
  return slopes[heights.indexOf(Math.max(...heights))] as number;
}

describe("a logistic curve", () => {
  const shape = { threshold: 2, slope: 1, chance: 0.25, lapse: 0.05 };

  it("is half way between floor and ceiling at its threshold, and near either far off", () => {
    expect(psychometric(2, shape)).toBeCloseTo(0.6, 12);
    expect(psychometric(-60, shape)).toBeCloseTo(0.25, 12);
    expect(psychometric(60, shape)).toBeCloseTo(0.95, 12);
  });

  it("is three quarters of the way up where the odds are three to one", () => {
    expect(psychometric(2 + Math.log(3), shape)).toBeCloseTo(0.775, 12);
    expect(psychometric(2 + Math.log(3) / 4, { ...shape, slope: 4 })).toBeCloseTo(0.775, 12);
  });
});

describe("what a curve can be fitted to", () => {
  it("has a floor of at least nothing, and room below the ceiling", () => {
    for (const [chance, lapse] of [
      [0, 0],
      [0.5, 0.02],
      [0, 0.9],
    ] as const)
      expect(() => checkLogistic([], chance, lapse)).not.toThrow();
    for (const [chance, lapse] of [
      [-0.1, 0],
      [0, -0.1],
      [0.5, 0.5],
      [0.9, 0.2],
      [Number.NaN, 0],
      [0, Number.NaN],
    ] as const)
      expect(() => checkLogistic([], chance, lapse), `${chance}, ${lapse}`).toThrow(RangeError);
  });

  it("lies at a finite place and counts whole trials", () => {
    for (const wrong of [{ x: Infinity }, { correct: 5 }, { correct: -1 }, { correct: 1.5 }, { n: 3.5 }])
      expect(() => checkLogistic([{ x: 0, n: 4, correct: 2, ...wrong }], 0, 0)).toThrow(RangeError);
  });
});

describe("the log likelihood", () => {
  it("of three right and one wrong at evens is four times ln ½", () => {
    expect(logLikelihood(task([[0, 4, 3]]), 0, 1)).toBeCloseTo(4 * Math.log(0.5), 12);
  });

  it("adds up over places, right answers by p and wrong ones by 1 − p", () => {
    // At the threshold p is ½; ln 3 above it, ¾.
    const both = task([
      [1, 2, 1],
      [1 + Math.log(3), 5, 4],
    ]);
    expect(logLikelihood(both, 1, 1)).toBeCloseTo(2 * Math.log(1 / 2) + 4 * Math.log(3 / 4) + Math.log(1 / 4), 12);
    const falling = task([[1 + Math.log(3), 5, 4]], -1);
    expect(logLikelihood(falling, 1, 1)).toBeCloseTo(4 * Math.log(1 / 4) + Math.log(3 / 4), 12);
  });

  it("stays finite where the curve leaves no chance of what happened", () => {
    for (const [x, correct] of [
      [1000, 0],
      [-1000, 1],
    ] as const) {
      const value = logLikelihood(task([[x, 1, correct]]), 0, 10);
      expect(value).toBeLessThan(-20);
      expect(Number.isFinite(value)).toBe(true);
    }
  });
});

describe("even steps", () => {
  it("go from end to end, one more value than steps, and end exactly there", () => {
    expect(evenSteps(2, 4, 4)).toEqual([2, 2.5, 3, 3.5, 4]);
    expect(evenSteps(-1, 1, 1)).toEqual([-1, 1]);
    for (const steps of [3, 7, 10, 49]) expect(evenSteps(0.1, 0.7, steps).at(-1)).toBe(0.7);
  });
});

describe("a fit of greatest likelihood", () => {
  it.each([
    [0.7, 1.3, 1],
    [3.9, 0.6, 1],
    [2.2, 5, -1],
  ] as const)("finds a noiseless curve: threshold %d, steepness %d, direction %d", (threshold, steepness, sign) => {
    const n = 1e6;
    const shape = { threshold, slope: sign * steepness, chance: 0.25, lapse: 0.02 };
    const observations = [0, 1, 2, 3, 4].map((x) => ({ x, n, correct: Math.round(n * psychometric(x, shape)) }));
    const peak = fitLogistic({ observations, chance: 0.25, lapse: 0.02, sign }, bounds);
    expect(peak.threshold).toBeCloseTo(threshold, 3);
    expect(peak.steepness).toBeCloseTo(steepness, 2);
  });

  it("is beaten nowhere within its bounds by a hundredth of a log unit, and says how likely it is", () => {
    const wide = { minThreshold: -1.5, maxThreshold: 4.5, minSlope: 1 / 6, maxSlope: 100 / 3 };
    const shares = [0, 2, 8, 10];
    const tables = shares.flatMap((a) =>
      shares.flatMap((b) => shares.flatMap((c) => shares.map((d) => [a, b, c, d] as const))),
    );
    for (const counts of tables) {
      const observations = counts.map((correct, x) => ({ x, n: 10, correct }));
      const seen: LogisticTask = { observations, chance: 0.25, lapse: 0.02, sign: 1 };
      const { threshold, steepness, logLikelihood: reached } = fitLogistic(seen, wide);
      expect(reached).toBe(logLikelihood(seen, threshold, steepness));
      expect(threshold >= -1.5 && threshold <= 4.5 && steepness >= 0.1666 && steepness <= 33.334).toBe(true);
      // By another way: every place and slope of a fine grid.
      const rivals = evenSteps(-1.5, 4.5, 60).flatMap((place) =>
        evenSteps(Math.log(1 / 6), Math.log(100 / 3), 40).map((slope) => logLikelihood(seen, place, Math.exp(slope))),
      );
      expect(Math.max(...rivals) - reached, String(counts)).toBeLessThan(0.01);
    }
  });

  it("stays at a bound that it would pass, and is best there", () => {
    // Without bounds the threshold is 2 and the slope ln 9 ÷ 1.
    const seen = task([
      [1, 100, 10],
      [3, 100, 90],
    ]);
    expect(fitLogistic(seen, bounds)).toMatchObject({
      threshold: expect.closeTo(2, 4),
      steepness: expect.closeTo(Math.log(9), 3),
    });
    const short = fitLogistic(seen, { ...bounds, maxThreshold: 1.4 });
    expect(short.threshold).toBe(1.4);
    expect(short.steepness).toBeCloseTo(bestSlope(seen, 1.4), 2);
    const far = fitLogistic(seen, { ...bounds, minThreshold: 2.7 });
    expect(far.threshold).toBe(2.7);
    expect(far.steepness).toBeCloseTo(bestSlope(seen, 2.7), 2);
    const flat = fitLogistic(seen, { ...bounds, maxSlope: 1.1 });
    expect(flat.steepness).toBeCloseTo(1.1, 9);
    expect(flat.threshold).toBeCloseTo(2, 4);
    const steep = fitLogistic(seen, { ...bounds, minSlope: 4 });
    expect(steep.steepness).toBeCloseTo(4, 9);
    expect(steep.threshold).toBeCloseTo(2, 4);
  });
});
