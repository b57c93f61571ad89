import { describe, expect, it } from "vitest";
import { createRng } from "../../../src/core/rng";
import { evenSteps } from "../../../src/core/stats/even-steps";
import { type LogisticTask, logLikelihood } from "../../../src/core/stats/logistic-fit";
import { fitPsychometric } from "../../../src/core/stats/psychometric";

const places = [33, 50, 100, 200, 500].map(Math.log);
const width = Math.log(500 / 33);
const range = { low: Math.log(5), high: Math.log(2000) };
const seen = (correct: readonly number[], n = 7) =>
  correct.map((each, i) => ({ x: places[i] as number, n, correct: each }));
const peakOf = (correct: readonly number[]) =>
  fitPsychometric(seen(correct), { chance: 0.25, direction: "rising", range });

/** The highest of a fine grid of thresholds and slopes, within the fit's own bounds. */
function highest(correct: readonly number[], thresholds: number, slopes: number) {
  const task: LogisticTask = { observations: seen(correct), chance: 0.25, lapse: 0.02, sign: 1 };
  let best = { threshold: Number.NaN, logLikelihood: -Infinity };
  for (const threshold of evenSteps(range.low, range.high, thresholds))
    for (const slope of evenSteps(Math.log(0.5 / width), Math.log(100 / width), slopes)) {
      const reached = logLikelihood(task, threshold, Math.exp(slope));
      if (reached > best.logLikelihood) best = { threshold, logLikelihood: reached };
    }
  return best;
}

describe("the maximum of the likelihood, with the lapse known", () => {
  it.each([
    { correct: [1, 5, 6, 7, 7], best: 54.1, missed: 49.2 },
    { correct: [3, 6, 1, 6, 7], best: 90, missed: 183.6 },
  ])("is $best ms of seven trials each with $correct right, not $missed", ({ correct, best }) => {
    const { threshold, logLikelihood: reached } = peakOf(correct);
    const ms = Math.exp(threshold.value as number);
    expect(ms).toBeGreaterThan(best * 0.99);
    expect(ms).toBeLessThan(best * 1.01);
    expect(reached).toBeGreaterThan(highest(correct, 600, 120).logLikelihood - 1e-3);
  });

  it("is beaten in no block by a fine grid", () => {
    const rng = createRng("blocks of any answers");
    for (let block = 0; block < 300; block++) {
      // Half of the blocks are of an observer, half of anybody.
      const threshold = rng.between(3, 6);
      const correct = places.map((x) => {
        const p = block % 2 === 0 ? 0.25 + 0.73 / (1 + Math.exp(-2.5 * (x - threshold))) : 0.5;
        return block % 2 === 0 ? Array.from({ length: 7 }, () => rng.next() < p).filter(Boolean).length : rng.int(8);
      });
      const gap = highest(correct, 160, 48).logLikelihood - peakOf(correct).logLikelihood;
      expect(gap, String(correct)).toBeLessThan(0.01);
    }
  });
});

describe("a threshold whose lapse is unknown", () => {
  const free = (correct: readonly number[], n = 7) =>
    fitPsychometric(seen(correct, n), { chance: 0.25, lapse: "unknown", direction: "rising", range });

  it("does not climb with slips on easy trials as the known lapse's does", () => {
    // What an observer of 100 ms who slips on 12 % gets right on average.
    const correct = places.map((x) => Math.round(1000 * (0.25 + 0.63 / (1 + Math.exp(-3 * (x - Math.log(100)))))));
    const known = fitPsychometric(seen(correct, 1000), { chance: 0.25, direction: "rising", range });
    expect(Math.exp(known.threshold.value as number)).toBeGreaterThan(110);
    const { threshold, curve } = free(correct, 1000);
    expect(Math.exp(threshold.value as number)).toBeCloseTo(100, -0.5);
    expect(curve?.lapse).toBeGreaterThan(0.1);
    expect(curve?.lapse).toBeLessThan(0.14);
    expect(curve?.slope).toBeCloseTo(3, 0);
  });

  it("comes from one grid whatever hills the likelihood has: one more answer moves it little", () => {
    const values = [0, 1, 2].map((more) => free([3, 6, 1 + more, 6, 7]).threshold.value as number);
    for (let i = 1; i < values.length; i++)
      expect(Math.abs((values[i] as number) - (values[i - 1] as number))).toBeLessThan(0.7);
  });

  it("narrows to the truth as trials add up, and so does its interval", () => {
    const widths = [10, 100, 1000, 10_000].map((n) => {
      const correct = places.map((x) => Math.round(n * (0.25 + 0.7 / (1 + Math.exp(-3 * (x - Math.log(80)))))));
      const { value, low, high } = free(correct, n).threshold;
      expect(low).toBeLessThan(Math.log(80));
      expect(high).toBeGreaterThan(Math.log(80));
      if (n > 500) expect(Math.exp(value as number)).toBeCloseTo(80, -0.5);
      return (high as number) - (low as number);
    });
    for (let i = 2; i < widths.length; i++)
      expect((widths[i - 1] as number) / (widths[i] as number)).toBeCloseTo(Math.sqrt(10), 0);
  });

  it("says nothing of one whose share is the same everywhere, nor of one who goes the other way", () => {
    const { threshold } = fitPsychometric(seen([7, 7, 7, 7, 7], 12), { chance: 0.25, lapse: "unknown" });
    expect(threshold.value).toBeNull();
    expect(free([4, 4, 4, 4, 4]).threshold.value).toBeNull();
    expect(free([7, 6, 5, 4, 3]).threshold.value).toBeNull();
  });
});
