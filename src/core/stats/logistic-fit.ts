import { evenSteps } from "./even-steps";
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

const TINY = 1e-12;
const THRESHOLD_STEPS = 64;
const SLOPE_STEPS = 24;
/** More hills than this a grid of so few trials does not have; the lower ones are not climbed. */
const MOST_STARTS = 8;
/**
 * What is added to the information's diagonal, as a share of it, until a step gains something: where few trials tell
 * threshold and slope apart, an undamped step runs along a straight line past a ridge that bends.
 */
const DAMPINGS = [0, 0.01, 0.1, 1, 10];
const DIRECTIONS = [-1, 0, 1]
  .flatMap((a) => [-1, 0, 1].map((b) => [a, b] as const))
  .filter(([a, b]) => a !== 0 || b !== 0);

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
 * Maximum likelihood within bounds: from every hill of a grid (even in the threshold and in the logarithm of the slope)
 * Fisher scoring in (threshold, ln slope) with step halving, kept inside the bounds; the highest end is the answer.
 *
 * With a floor the likelihood is not concave: of 1 500 blocks of a level, one climb from the grid's best point ended
 * below another hill in 129.
 * Source of the method: McCullagh & Nelder 1989, Generalized Linear Models, section 2.5; of the model: Wichmann & Hill
 * 2001, "The psychometric function: I", Perception & Psychophysics 63.
 */
export function fitLogistic(task: LogisticTask, bounds: LogisticBounds): LogisticPeak {
  const tops = hills(task, bounds).map((start) => climb(task, bounds, start));
  return tops.reduce((best, top) => (top.logLikelihood > best.logLikelihood ? top : best));
}

/** The points of the grid that none of their neighbours exceeds, the highest first. */
function hills(task: LogisticTask, bounds: LogisticBounds): LogisticPeak[] {
  const thresholds = evenSteps(bounds.minThreshold, bounds.maxThreshold, THRESHOLD_STEPS);
  const slopes = evenSteps(Math.log(bounds.minSlope), Math.log(bounds.maxSlope), SLOPE_STEPS).map(Math.exp);
  // The logarithm and its exponential may round past a bound.
  slopes[0] = bounds.minSlope;
  slopes[SLOPE_STEPS] = bounds.maxSlope;
  const grid = thresholds.map((threshold) => slopes.map((steepness) => peakAt(task, threshold, steepness)));
  const height = (i: number, j: number): number => grid[i]?.[j]?.logLikelihood ?? -Infinity;
  // On a plateau its first point stands for all: neighbours that come before must lie lower.
  const tops = grid.flatMap((row, i) =>
    row.filter(({ logLikelihood: own }, j) =>
      DIRECTIONS.every(([di, dj]) => {
        const other = height(i + di, j + dj);
        return di < 0 || (di === 0 && dj < 0) ? other < own : other <= own;
      }),
    ),
  );
  return tops.sort((a, b) => b.logLikelihood - a.logLikelihood).slice(0, MOST_STARTS);
}

/** Scoring, then a look in all eight directions at ever smaller steps: on a bent ridge, scoring alone may stick. */
function climb(task: LogisticTask, bounds: LogisticBounds, start: LogisticPeak): LogisticPeak {
  let best = start;
  for (let round = 0; round < 60; round++) {
    const next = scoringStep(task, bounds, best);
    if (next === null) break;
    best = next;
  }
  const reach = (bounds.maxThreshold - bounds.minThreshold) / THRESHOLD_STEPS;
  const turn = Math.log(bounds.maxSlope / bounds.minSlope) / SLOPE_STEPS;
  for (let share = 1; share > 1e-4; ) {
    const next = bestAround(task, bounds, best, share * reach, share * turn);
    if (next.logLikelihood > best.logLikelihood + 1e-9) best = next;
    else share /= 2;
  }
  return best;
}

function bestAround(
  task: LogisticTask,
  bounds: LogisticBounds,
  { threshold, steepness }: LogisticPeak,
  reach: number,
  turn: number,
): LogisticPeak {
  const around = DIRECTIONS.map(([along, steeper]) => {
    const place = clamp(threshold + along * reach, bounds.minThreshold, bounds.maxThreshold);
    return peakAt(task, place, clamp(steepness * Math.exp(steeper * turn), bounds.minSlope, bounds.maxSlope));
  });
  return around.reduce((a, b) => (b.logLikelihood > a.logLikelihood ? b : a));
}

function peakAt(task: LogisticTask, threshold: number, steepness: number): LogisticPeak {
  return { threshold, steepness, logLikelihood: logLikelihood(task, threshold, steepness) };
}

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
