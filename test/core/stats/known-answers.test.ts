import { describe, expect, it } from "vitest";
import { createRng } from "../../../src/core/rng";
import { accuracyOf } from "../../../src/core/stats/accuracy";
import {
  averageKappa,
  bootstrapKappa,
  errorConsistencyOf,
  type JudgedPair,
  percentileInterval,
} from "../../../src/core/stats/agreement";
import { aboveChance, binomialUpperTail, chanceLevel } from "../../../src/core/stats/chance";
import { clockGrain, isTooCoarse } from "../../../src/core/stats/clock-grain";
import { confusionMatrix } from "../../../src/core/stats/confusion";
import { mean, median, quantile, quantileOfSorted, sd } from "../../../src/core/stats/describe";
import { checkConfidence, normalQuantile, wilson } from "../../../src/core/stats/intervals";
import { type LogisticShape, psychometric } from "../../../src/core/stats/logistic-fit";
import { fitPsychometric, psychometricCurve } from "../../../src/core/stats/psychometric";
import { shapeBias } from "../../../src/core/stats/shape-bias";

describe("intervals of a share", () => {
  it.each([
    // z² = 3.841459: of 1 in 2, ½ ± 1.959964·√(0.5 + 0.960365)/5.841459.
    [1, 2, 0.95, 0.0945312, 0.9054688],
    // At 90 %, z = 1.644854 and z² = 2.705543: (9.352772 ± 1.644854·√(1.6 + 0.676386))/12.705543.
    [8, 10, 0.9, 0.540793, 0.931442],
    [1, 100, 0.95, 0.0017674, 0.0544862],
  ])("Wilson's of %d in %d at %d", (successes, n, confidence, low, high) => {
    expect(wilson(successes, n, confidence).low).toBeCloseTo(low, 5);
    expect(wilson(successes, n, confidence).high).toBeCloseTo(high, 5);
  });

  it("carry the confidence asked for into accuracy and shape bias", () => {
    const { low, high } = wilson(8, 10, 0.9);
    const outcomes = [...Array(8).fill(true), ...Array(2).fill(false)] as boolean[];
    expect(accuracyOf(outcomes, 0.9)).toEqual({ n: 10, correct: 8, point: 0.8, low, high });
    const choices = outcomes.map((right) => (right ? "shape" : "texture")) as ("shape" | "texture")[];
    expect(shapeBias(choices, 0.9)).toEqual({ shape: 8, texture: 2, other: 0, point: 0.8, low, high });
  });

  it("are asked for with a confidence strictly between nothing and certainty", () => {
    for (const wrong of [0, 1, -0.5, 1.5, Number.NaN])
      expect(() => checkConfidence(wrong), `${wrong}`).toThrow(RangeError);
    for (const right of [0.001, 0.999]) expect(() => checkConfidence(right)).not.toThrow();
  });

  it("refuse counts that cannot be, each by itself", () => {
    for (const [successes, n] of [
      [1, 2.5],
      [1.5, 2],
      [-1, 2],
      [3, 2],
      [0, -1],
    ] as const)
      expect(() => wilson(successes, n), `${successes} of ${n}`).toThrow(RangeError);
  });

  it("have published normal quantiles in the middle and in both tails", () => {
    for (const [probability, z] of [
      [0.9, 1.2815515655446004],
      [0.999, 3.090232306167813],
      [0.9999999, 5.199337582290661],
      [1e-7, -5.199337582192817],
      [1e-15, -7.941345326170997],
    ] as const)
      expect(normalQuantile(probability)).toBeCloseTo(z, 8);
  });
});

describe("error consistency of counted trials", () => {
  it("of 20 right by both, 5 and 10 by one, 15 by none is 0.4: the textbook's two by two", () => {
    // Accuracies 0.5 and 0.6, e = 0.3 + 0.2, o = 0.7.
    const found = errorConsistencyOf({ bothRight: 20, onlyA: 5, onlyB: 10, bothWrong: 15 });
    expect(found).toMatchObject({ n: 50, accuracyA: 0.5, accuracyB: 0.6, expected: 0.5, observed: 0.7 });
    expect(found.kappa).toBeCloseTo(0.4, 12);
  });

  it("has a bootstrap of 2000 resamples at 95 % unless told otherwise, and takes one alone", () => {
    const pairs: JudgedPair[] = Array.from({ length: 24 }, (_, i) => ({ a: i % 3 > 0, b: i % 4 > 0 }));
    const whole = bootstrapKappa(pairs, createRng("b"));
    expect(bootstrapKappa(pairs, createRng("b"), { resamples: 2000, confidence: 0.95 })).toEqual(whole);
    const less = bootstrapKappa(pairs, createRng("b"), { confidence: 0.5 });
    expect(less.high - less.low).toBeLessThan(whole.high - whole.low);
    const one = bootstrapKappa(pairs, createRng("b"), { resamples: 1 });
    expect(one.low).toBe(one.high);
    for (const resamples of [0, 1.5, Number.NaN])
      expect(() => bootstrapKappa(pairs, createRng("b"), { resamples })).toThrow(RangeError);
    expect(() => bootstrapKappa([], createRng("b"), { confidence: 2 })).toThrow(RangeError);
  });

  it("resamples each quadrant as often as it came", () => {
    const times = (n: number, a: boolean, b: boolean) => Array.from({ length: n }, () => ({ a, b }));
    const mostly = [
      ...times(40, true, true),
      ...times(2, true, false),
      ...times(2, false, true),
      ...times(40, false, false),
    ];
    const { low, high } = bootstrapKappa(mostly, createRng("q"), { resamples: 400 });
    // κ = 1 − (4/84)/½ = 0.905, with a standard error of 2·√(0.952·0.048/84) = 0.0465.
    expect(low).toBeGreaterThan(0.905 - 4 * 0.0465);
    expect(low).toBeLessThan(0.905 - 0.0465);
    expect(high).toBeGreaterThan(0.905 + 0.0465);
    expect(high).toBeLessThanOrEqual(1);
    const opposite = [
      ...times(40, true, false),
      ...times(2, true, true),
      ...times(2, false, false),
      ...times(40, false, true),
    ];
    expect(bootstrapKappa(opposite, createRng("q"), { resamples: 400 }).high).toBeLessThan(-0.7);
    const oneSided = [...times(30, true, false), ...times(30, true, true)];
    expect(bootstrapKappa(oneSided, createRng("q"), { resamples: 50 })).toEqual({
      low: expect.closeTo(0, 9),
      high: expect.closeTo(0, 9),
    });
  });

  it("resamples as many trials as there are", () => {
    // Of two trials, one of them agreed on, one resample in four holds agreement alone: κ = 1, else 0.
    const two = [
      { a: true, b: true },
      { a: true, b: false },
    ];
    const highest = (tail: number) => bootstrapKappa(two, createRng("n"), { confidence: 1 - 2 * tail }).high;
    expect(highest(0.2)).toBe(1);
    expect(highest(0.3)).toBe(0);
  });

  it("has the middle share of values as an interval, undefined ones left out, in any order", () => {
    const values = [Number.NaN, ...Array.from({ length: 101 }, (_, i) => 100 - i), Number.NaN];
    const found = percentileInterval(values, 0.9);
    expect(found.low).toBeCloseTo(5, 9);
    expect(found.high).toBeCloseTo(95, 9);
    const usual = percentileInterval(values);
    expect(usual.low).toBeCloseTo(2.5, 9);
    expect(usual.high).toBeCloseTo(97.5, 9);
    expect(percentileInterval([Number.NaN])).toEqual({ low: Number.NaN, high: Number.NaN });
  });

  it("averages over conditions, each weighing the same, without what is undefined", () => {
    expect(averageKappa([[0, 0, 0, 0.8], [1]])).toBeCloseTo(0.6, 12);
    expect(averageKappa([[0.5, Number.NaN], [0.1]])).toBeCloseTo(0.3, 12);
    expect(averageKappa([[Number.NaN]])).toBeNaN();
  });
});

describe("guessing", () => {
  it("has the tail that counting outcomes gives", () => {
    // Of 3 throws of a coin: 7 of 8 have a head, 4 of 8 two, 1 of 8 three.
    expect([0, 1, 2, 3].map((heads) => binomialUpperTail(heads, 3, 0.5) * 8)).toEqual(
      [8, 7, 4, 1].map((outcomes) => expect.closeTo(outcomes, 9)),
    );
    // A die: at least one six of two is 11 of 36.
    expect(binomialUpperTail(1, 2, 1 / 6)).toBeCloseTo(11 / 36, 12);
  });

  it("has no chance of nothing or of everything, nor impossible counts", () => {
    for (const p of [0, 1, -0.1, 1.1, Number.NaN]) expect(() => binomialUpperTail(1, 2, p), `${p}`).toThrow(RangeError);
    for (const [successes, n] of [
      [3, 2],
      [-1, 2],
      [0.5, 2],
    ] as const)
      expect(() => binomialUpperTail(successes, n, 0.5)).toThrow(RangeError);
  });

  it("is passed in a choice of two with 9 of 12 not, with 10 of 12", () => {
    // (220 + 66 + 12 + 1)/4096 = 0.073 and 79/4096 = 0.019.
    expect(chanceLevel(2)).toBe(0.5);
    expect(aboveChance(9, 12, 2)).toBe(false);
    expect(aboveChance(10, 12, 2)).toBe(true);
  });
});

describe("a clock", () => {
  it("is known after four steps, whatever stood still or ran back between them", () => {
    expect(clockGrain([0, 100, 200, 300, 400])).toBe(100);
    expect(clockGrain([0, 100, 100, 200, 200, 300])).toBeNull();
    expect(clockGrain([0, 100, 90, 190, 290, 280, 380])).toBe(100);
  });

  it("has the common divisor of its steps as its grain", () => {
    expect(clockGrain([0, 6, 10, 20, 24])).toBe(2);
    expect(clockGrain([0, 9, 24, 30, 45])).toBe(3);
  });

  it("is fine enough up to two fifths of a refresh", () => {
    expect(isTooCoarse(3.99, 100)).toBe(false);
    expect(isTooCoarse(4.01, 100)).toBe(true);
  });
});

describe("descriptions", () => {
  it("of two values and of one", () => {
    expect(sd([1, 3])).toBeCloseTo(Math.SQRT2, 12);
    expect(mean([4])).toBe(4);
    expect(median([4])).toBe(4);
    expect(quantile([7, 9], 1)).toBe(9);
    expect(quantile([7, 9], 0)).toBe(7);
    expect(quantileOfSorted([1, 2, 4], 0.75)).toBe(3);
  });

  it("keep infinities apart from what is not a number", () => {
    expect(quantile([Infinity, 1, Infinity], 0.75)).toBe(Infinity);
    for (const probability of [0, 0.25, 0.5]) expect(quantile([1, Number.NaN, 3], probability)).toBeNaN();
    for (const wrong of [-0.01, 1.01, Number.NaN]) expect(() => quantile([1, 2], wrong)).toThrow(RangeError);
    expect(() => quantile([], 2)).toThrow(RangeError);
  });

  it("count confusions without touching the list of categories", () => {
    const categories = ["a", "b"];
    const matrix = confusionMatrix([{ truth: "b", answer: "a" }], categories);
    categories.push("c");
    expect(matrix).toEqual({
      categories: ["a", "b"],
      counts: [
        [0, 0],
        [1, 0],
      ],
      missed: [0, 0],
    });
    expect(() => confusionMatrix([{ truth: "x", answer: null }], ["a"])).toThrow('"x" is not among the categories');
  });
});

describe("a psychometric fit", () => {
  const counts = (shape: LogisticShape, places = [0, 1, 2, 3, 4], n = 10_000) =>
    places.map((x) => ({ x, n, correct: Math.round(n * psychometric(x, shape)) }));
  const shape = { threshold: 2, slope: 1.5, chance: 0.25, lapse: 0.02 };

  it.each([-1, 0.4, 3.6, 5])("finds a threshold of %d, up to half the width of the places beyond them", (threshold) => {
    const fit = fitPsychometric(counts({ ...shape, threshold }), { chance: 0.25 });
    expect(fit.threshold.value).toBeCloseTo(threshold, 1);
    expect(fit.threshold.low).toBeLessThan(threshold + 0.01);
    expect(fit.threshold.high).toBeGreaterThan(threshold - 0.01);
    expect(fit.curve).toMatchObject({ slope: expect.closeTo(1.5, 1), chance: 0.25, lapse: 0.02 });
  });

  it("says 'beyond' of a threshold outside the range that is searched, its own or a given one", () => {
    expect(fitPsychometric(counts({ ...shape, threshold: 7.5 }), { chance: 0.25 }).threshold).toMatchObject({
      value: null,
      high: null,
    });
    const range = { low: 2.5, high: 6 };
    expect(fitPsychometric(counts(shape), { chance: 0.25, range }).threshold.value).toBeNull();
    expect(
      fitPsychometric(counts(shape), { chance: 0.25, range: { low: 1.9, high: 2.2 } }).threshold.value,
    ).toBeCloseTo(2, 1);
  });

  it("has the normal interval of a large sample", () => {
    // Without floor or lapse the information on the threshold, the slope fitted along, is Σ n·p(1 − p)·k² where the
    // places lie evenly around it.
    const even = { threshold: 2, slope: 1, chance: 0, lapse: 0 };
    const { threshold } = fitPsychometric(counts(even), { chance: 0, lapse: 0 });
    const information = 10_000 * (0.25 + 2 * (0.7310586 * 0.2689414 + 0.8807971 * 0.1192029));
    expect((threshold.high as number) - (threshold.low as number)).toBeCloseTo((2 * 1.96) / Math.sqrt(information), 3);
  });

  it("goes the way it is told to, and either way if it is not told", () => {
    const falling = counts({ ...shape, slope: -1.5 });
    expect(fitPsychometric(falling, { chance: 0.25 }).curve?.slope).toBeCloseTo(-1.5, 1);
    expect(fitPsychometric(falling, { chance: 0.25, direction: "falling" }).curve?.slope).toBeCloseTo(-1.5, 1);
    const against = fitPsychometric(falling, { chance: 0.25, direction: "rising" });
    expect(against.curve?.slope).toBeGreaterThan(0);
    expect(against.logLikelihood).toBeLessThan(fitPsychometric(falling, { chance: 0.25 }).logLikelihood);
  });

  it("takes the lapse that is given, and leaves out places without trials", () => {
    const slips = { ...shape, lapse: 0.2 };
    const fit = fitPsychometric([...counts(slips), { x: 99, n: 0, correct: 0 }], { chance: 0.25, lapse: 0.2 });
    expect(fit.threshold.value).toBeCloseTo(2, 1);
    expect(fit.curve?.slope).toBeCloseTo(1.5, 1);
    expect(fit.n).toBe(50_000);
  });

  it("is drawn through its threshold, in steps even on its axis", () => {
    const linear = psychometricCurve(shape, 0, 4, "linear", 4);
    expect(linear.map(({ x }) => x)).toEqual([0, 1, 2, 3, 4]);
    expect(linear[2]?.y).toBeCloseTo(0.25 + 0.73 / 2, 12);
    expect(psychometricCurve(shape, 0, 4)).toHaveLength(61);
    expect(psychometricCurve(shape, 0, 4)[30]).toEqual({ x: 2, y: linear[2]?.y });
    const log = psychometricCurve({ ...shape, threshold: Math.log(10) }, 1, 100, "log", 2);
    expect(log[1]?.x).toBeCloseTo(10, 9);
    expect(log[1]?.y).toBeCloseTo(0.25 + 0.73 / 2, 9);
  });
});
