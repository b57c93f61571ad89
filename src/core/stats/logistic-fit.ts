import { checkCounts } from "./intervals";

/** Trials at one value of x: n of them, `correct` right (0 ≤ correct ≤ n, whole numbers). */
export interface Observation {
  readonly x: number;
  readonly n: number;
  readonly correct: number;
}

/** A logistic between a floor and a ceiling: p(x) = chance + (1 − chance − lapse)/(1 + exp(−slope·(x − threshold))). */
export interface LogisticShape {
  /** Where p is half way between floor and ceiling, in the unit of x. */
  readonly threshold: number;
  /** Per unit of x; negative where accuracy falls along the axis. */
  readonly slope: number;
  /** γ: what guessing reaches, 0 ≤ γ < 1. */
  readonly chance: number;
  /** λ: share of trials lost to slips whatever the picture, 0 ≤ λ < 1 − γ. */
  readonly lapse: number;
}

/** The search range for the maximum. Slopes are magnitudes, 0 < minSlope < maxSlope. */
export interface LogisticBounds {
  readonly minThreshold: number;
  readonly maxThreshold: number;
  readonly minSlope: number;
  readonly maxSlope: number;
}

/**
 * The best threshold and slope magnitude within the bounds, and the log likelihood there (without binomial factors).
 */
export interface LogisticPeak {
  readonly threshold: number;
  readonly steepness: number;
  readonly logLikelihood: number;
}

/** What stays fixed during a fit. */
export interface LogisticTask {
  readonly observations: readonly Observation[];
  readonly chance: number;
  readonly lapse: number;
  /** +1: rising, −1: falling. */
  readonly sign: 1 | -1;
}

/** Half of the 95 % quantile of χ² with one degree of freedom: how far the profile may drop within the interval. */
export const HALF_CHI_SQUARE_95 = 1.920729410347062;

/**
 * An estimate with a 95 % profile-likelihood interval. Null where the trials do not bound that side, or do not
 * determine the value.
 */
export interface BoundedEstimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const TINY = 1e-12;
const THRESHOLD_STEPS = 24;
const SLOPE_STEPS = 10;
/**
 * What is added to the information's diagonal, as a share of it, until a step gains something: where few trials tell
 * threshold and slope apart, an undamped step runs along a straight line past a ridge that bends.
 */
const DAMPINGS = [0, 0.01, 0.1, 1, 10];
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** p(x) of a {@link LogisticShape}: a share between its floor and its ceiling. */
export function psychometric(x: number, { threshold, slope, chance, lapse }: LogisticShape): number {
  return chance + (1 - chance - lapse) / (1 + Math.exp(-slope * (x - threshold)));
}

/** @throws RangeError on impossible counts, an x that is not finite, or a floor and ceiling that leave no room. */
export function checkLogistic(observations: readonly Observation[], chance: number, lapse: number): void {
  for (const { x, n, correct } of observations) {
    checkCounts(correct, n);
    if (!Number.isFinite(x)) throw new RangeError(`x is a finite number, got ${x}`);
  }
  if (!(chance >= 0 && lapse >= 0 && chance + lapse < 1)) {
    throw new RangeError(`0 ≤ chance, 0 ≤ lapse and chance + lapse < 1, got ${chance} and ${lapse}`);
  }
}

/** Log likelihood of the trials, without the binomial factors, which do not depend on the parameters. */
export function logLikelihood(task: LogisticTask, threshold: number, steepness: number): number {
  const { observations, chance, lapse, sign } = task;
  const shape = { threshold, slope: sign * steepness, chance, lapse };
  let sum = 0;
  for (const { x, n, correct } of observations) {
    const p = Math.min(1 - TINY, Math.max(TINY, psychometric(x, shape)));
    sum += correct * Math.log(p) + (n - correct) * Math.log(1 - p);
  }
  return sum;
}

/**
 * Maximum likelihood within bounds: the best of a grid (even in the threshold and in the logarithm of the slope), then
 * Fisher scoring in (threshold, ln slope) with step halving, kept inside the bounds.
 *
 * With a floor the likelihood is not concave, so the grid comes first; scoring alone may climb the wrong hill.
 * Source of the method: McCullagh & Nelder 1989, Generalized Linear Models, section 2.5; of the model: Wichmann & Hill
 * 2001, "The psychometric function: I", Perception & Psychophysics 63.
 */
export function fitLogistic(task: LogisticTask, bounds: LogisticBounds): LogisticPeak {
  const { minThreshold, maxThreshold, minSlope, maxSlope } = bounds;
  let best: LogisticPeak = { threshold: minThreshold, steepness: minSlope, logLikelihood: -Infinity };
  for (const threshold of evenSteps(minThreshold, maxThreshold, THRESHOLD_STEPS)) {
    for (const logSlope of evenSteps(Math.log(minSlope), Math.log(maxSlope), SLOPE_STEPS)) {
      best = better(best, peakAt(task, threshold, Math.exp(logSlope)));
    }
  }
  for (let round = 0; round < 40; round++) {
    const next = scoringStep(task, bounds, best);
    if (next === null) break;
    best = next;
  }
  return best;
}

/** The best slope at a fixed threshold, by a grid in ln slope and golden-section search around its best. */
export function fitSlope(task: LogisticTask, bounds: LogisticBounds, threshold: number): LogisticPeak {
  const low = Math.log(bounds.minSlope);
  const high = Math.log(bounds.maxSlope);
  const logSlope = maximise((at) => logLikelihood(task, threshold, Math.exp(at)), low, high, SLOPE_STEPS * 2);
  return peakAt(task, threshold, Math.exp(logSlope));
}

/**
 * The smallest range that holds all values whose profile log likelihood is within {@link HALF_CHI_SQUARE_95} of the
 * peak.
 *
 * @param profile log likelihood, maximised over all other parameters
 * @param grid ascending values at which to evaluate the profile, the peak's among them; its ends bound the search
 * @returns null on a side where even the end of the search is still inside: the trials do not bound it there
 * Source: Venzon & Moolgavkar 1988, "A method for computing profile-likelihood-based confidence intervals".
 */
export function profileInterval(
  profile: (value: number) => number,
  grid: readonly number[],
  peak: number,
): { readonly low: number | null; readonly high: number | null } {
  const inside = (value: number) => profile(value) >= peak - HALF_CHI_SQUARE_95;
  const within = grid.map(inside);
  const first = within.indexOf(true);
  const last = within.lastIndexOf(true);
  if (first < 0) return { low: null, high: null };
  return {
    low: first === 0 ? null : crossing(inside, grid[first] as number, grid[first - 1] as number),
    high: last === grid.length - 1 ? null : crossing(inside, grid[last] as number, grid[last + 1] as number),
  };
}

/** `steps` + 1 values from low to high, both included. */
export function evenSteps(low: number, high: number, steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, i) => (i === steps ? high : low + ((high - low) * i) / steps));
}

/** Where a function of one variable is greatest: a grid, then golden-section search around its best point. */
export function maximise(f: (x: number) => number, low: number, high: number, steps: number): number {
  const grid = evenSteps(low, high, steps);
  const values = grid.map(f);
  const top = values.indexOf(Math.max(...values));
  let a = grid[Math.max(0, top - 1)] as number;
  let b = grid[Math.min(steps, top + 1)] as number;
  let c = b - GOLDEN * (b - a);
  let d = a + GOLDEN * (b - a);
  let fc = f(c);
  let fd = f(d);
  for (let i = 0; i < 24; i++) {
    if (fc >= fd) [b, d, fd, c] = [d, c, fc, d - GOLDEN * (d - a)];
    else [a, c, fc, d] = [c, d, fd, c + GOLDEN * (b - c)];
    if (c >= d) break;
    fc = f(c);
    fd = f(d);
  }
  const middle = (a + b) / 2;
  const place = grid[top] as number;
  return f(middle) > (values[top] as number) ? middle : place;
}

/**
 * Whether the end of the search fits as well as the peak (to a hundredth of a log unit): the trials only say "beyond".
 * That happens when all trials are alike and the likelihood has a plateau that runs out of the search range.
 */
export function endless(profile: (value: number) => number, low: number, high: number, peak: number): boolean {
  return Math.max(profile(low), profile(high)) > peak - 0.01;
}

function crossing(inside: (value: number) => boolean, from: number, to: number): number {
  let [within, without] = [from, to];
  for (let i = 0; i < 20; i++) {
    const middle = (within + without) / 2;
    if (inside(middle)) within = middle;
    else without = middle;
  }
  return within;
}

function peakAt(task: LogisticTask, threshold: number, steepness: number): LogisticPeak {
  return { threshold, steepness, logLikelihood: logLikelihood(task, threshold, steepness) };
}

const better = (a: LogisticPeak, b: LogisticPeak): LogisticPeak => (b.logLikelihood > a.logLikelihood ? b : a);

/** One step of Fisher scoring; null when it gains nothing. A parameter pushing outwards at its bound stays put. */
function scoringStep(task: LogisticTask, bounds: LogisticBounds, from: LogisticPeak): LogisticPeak | null {
  const logSlope = Math.log(from.steepness);
  const logLow = Math.log(bounds.minSlope);
  const logHigh = Math.log(bounds.maxSlope);
  const { score, information } = derivatives(task, from);
  const rests = (value: number, low: number, high: number, pull: number) =>
    (value <= low && pull <= 0) || (value >= high && pull >= 0);
  const still = [
    rests(from.threshold, bounds.minThreshold, bounds.maxThreshold, score[0]),
    rests(logSlope, logLow + TINY, logHigh - TINY, score[1]),
  ] as const;
  const [itt, its, iss] = information;
  const cross = still[0] || still[1] ? 0 : its;
  for (const damping of DAMPINGS) {
    // A little on the diagonal: where the curve is flat at every observation, the information is zero.
    const [a, c] = [itt * (1 + damping) + 1e-9, iss * (1 + damping) + 1e-9];
    const determinant = a * c - cross * cross;
    if (!(determinant > 0)) continue;
    const stepThreshold = still[0] ? 0 : (c * score[0] - cross * score[1]) / determinant;
    const stepSlope = still[1] ? 0 : (a * score[1] - cross * score[0]) / determinant;
    for (let share = 1; share > 1e-4; share /= 2) {
      const threshold = clamp(from.threshold + share * stepThreshold, bounds.minThreshold, bounds.maxThreshold);
      const next = peakAt(task, threshold, Math.exp(clamp(logSlope + share * stepSlope, logLow, logHigh)));
      if (next.logLikelihood > from.logLikelihood + 1e-10) return next;
    }
  }
  return null;
}

/** Gradient and expected information of the log likelihood in (threshold, ln slope). */
function derivatives(task: LogisticTask, at: LogisticPeak) {
  const { observations, chance, lapse, sign } = task;
  const slope = sign * at.steepness;
  const score: [number, number] = [0, 0];
  const information: [number, number, number] = [0, 0, 0];
  for (const { x, n, correct } of observations) {
    const eta = slope * (x - at.threshold);
    const share = 1 / (1 + Math.exp(-eta));
    const p = Math.min(1 - TINY, Math.max(TINY, chance + (1 - chance - lapse) * share));
    const rise = (1 - chance - lapse) * share * (1 - share);
    const pull = ((correct - n * p) / (p * (1 - p))) * rise;
    const weight = (n * rise * rise) / (p * (1 - p));
    score[0] -= pull * slope;
    score[1] += pull * eta;
    information[0] += weight * slope * slope;
    information[1] -= weight * slope * eta;
    information[2] += weight * eta * eta;
  }
  return { score, information };
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
