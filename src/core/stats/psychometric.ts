import { evenSteps } from "./even-steps";
import {
  type BoundedEstimate,
  type Integrated,
  integrate,
  lapseQuantile,
  type Stretch,
  slopeQuantile,
  support,
} from "./integrated-likelihood";
import { LikelihoodTable } from "./likelihood-table";
import {
  checkLogistic,
  fitLogistic,
  type LogisticBounds,
  type LogisticShape,
  logLikelihood,
  type Observation,
  psychometric,
} from "./logistic-fit";

/** The share of trials lost to slips that is assumed where nothing else is said. */
export const DEFAULT_LAPSE = 0.02;

export interface PsychometricOptions {
  /** γ, fixed: the share that guessing reaches. */
  readonly chance: number;
  /**
   * λ. A number is taken as known, {@link DEFAULT_LAPSE} by default. `unknown`: every λ counts as far as Beta(1, 10) and
   * the trials allow it. One slip on an easy trial would else flatten the whole curve, and slips on one trial in eight
   * move a threshold of 100 ms to 118–135.
   */
  readonly lapse?: number | "unknown";
  /** Which way accuracy may go along x; `either` by default. */
  readonly direction?: "rising" | "falling" | "either";
  /**
   * The search range for the threshold, in the unit of x; by default the range of x and half its width on either side.
   */
  readonly range?: { readonly low: number; readonly high: number };
}

export interface PsychometricFit {
  /**
   * Where the curve is half way between floor and ceiling, in the unit of x, with its interval.
   * A bound is null when the trials do not bound that side within the search range. The value is null when an edge of
   * the range fits as well as any value (the trials only say "beyond"), when neither side is bounded, or when one share
   * for all x fits as well as the curve; two bounds mean nothing then, and are null too.
   */
  readonly threshold: BoundedEstimate;
  /**
   * For drawing; null without trials, or with all trials at one x. With a known lapse the curve of greatest likelihood;
   * else the one through the threshold whose slope and lapse are their means there, given the trials.
   */
  readonly curve: LogisticShape | null;
  /** Of the curve, without the binomial factors; 0 without trials. */
  readonly logLikelihood: number;
  readonly n: number;
}

const UNKNOWN: BoundedEstimate = { value: null, low: null, high: null };
const THRESHOLDS = 81;
const SLOPES = 15;
const LAPSES = 8;

/** The search range for the slope's magnitude times the width of x: from nearly flat to a step. */
const LEAST_RISE = 0.5;
const MOST_RISE = 100;

/**
 * Fits p(x) = γ + (1 − γ − λ)/(1 + exp(−k·(x − θ))) to counted answers. On a logarithmic axis, callers pass ln x and
 * take exp of the threshold and its bounds.
 *
 * The 95 % interval of θ comes from its integrated likelihood: k, and λ where it is unknown, are averaged out over weak
 * priors. With λ known, θ is its maximum-likelihood value; with λ unknown, the peak of the integrated likelihood.
 * docs/coverage.md says how often the intervals hold in the levels' own blocks.
 *
 * Degenerate trials get honest answers: all right on a rising curve gives a null value, a null low bound and an upper
 * bound; trials at a single x, or none, give nothing.
 *
 * @param observations in any order; the same x may occur twice. Those without trials are skipped.
 * @throws RangeError on impossible counts, an x that is not finite, chance + lapse ≥ 1, or an empty range
 * Sources: Wichmann & Hill 2001, "The psychometric function: I. Fitting, sampling, and goodness of fit"; Schütt et al.
 * 2016, "Painfree and accurate Bayesian estimation of psychometric functions"; Berger, Liseo & Wolpert 1999.
 */
export function fitPsychometric(observations: readonly Observation[], options: PsychometricOptions): PsychometricFit {
  const { chance, lapse = DEFAULT_LAPSE, direction = "either" } = options;
  checkLogistic(observations, chance, lapse === "unknown" ? 0 : lapse);
  const seen = joined(observations);
  const n = seen.reduce((sum, each) => sum + each.n, 0);
  const low = Math.min(...seen.map(({ x }) => x));
  const high = Math.max(...seen.map(({ x }) => x));
  if (!(high > low)) return { threshold: UNKNOWN, curve: null, logLikelihood: 0, n };

  const bounds = searchBounds(low, high, options.range);
  const range: Stretch = { low: bounds.minThreshold, high: bounds.maxThreshold };
  const signs: readonly (1 | -1)[] = direction === "rising" ? [1] : direction === "falling" ? [-1] : [1, -1];
  const lapses = lapse === "unknown" ? null : lapse;
  const integrated = integratedOver(seen, { chance, lapse: lapses, signs, width: high - low }, range);
  const supported = support(integrated, range, n);
  if (lapse === "unknown") {
    const [share = 0.5, slope = 0.5, slips = 0.5] = integrated.meansAt(supported.best);
    // Both directions share one axis: its first half rises.
    const sign = signs.length === 1 ? (signs[0] as 1 | -1) : share < 0.5 ? 1 : -1;
    const steepness = slopeQuantile(slope, high - low);
    const curve = { threshold: supported.best, slope: sign * steepness, chance, lapse: lapseQuantile(slips) };
    const task = { observations: seen, chance, lapse: curve.lapse, sign };
    const reached = logLikelihood(task, curve.threshold, steepness);
    const { value, low: from, high: to } = supported;
    const threshold = reached > ofOneShare(seen, chance, 0) ? { value, low: from, high: to } : unproven(supported);
    return { threshold, curve, logLikelihood: reached, n };
  }
  const peaks = signs.map((sign) => {
    const task = { observations: seen, chance, lapse, sign };
    return { sign, peak: fitLogistic(task, bounds) };
  });
  const { sign, peak } = peaks.reduce((a, b) => (b.peak.logLikelihood > a.peak.logLikelihood ? b : a));
  const { threshold } = peak;
  const bounded = {
    value: supported.value === null ? null : threshold,
    low: supported.low === null ? null : Math.min(supported.low, threshold),
    high: supported.high === null ? null : Math.max(supported.high, threshold),
  };
  return {
    threshold: peak.logLikelihood > ofOneShare(seen, chance, lapse) ? bounded : unproven(bounded),
    curve: { threshold, slope: sign * peak.steepness, chance, lapse },
    logLikelihood: peak.logLikelihood,
    n,
  };
}

/** Where x makes no difference: one bound may still be known ("below"), two come from the slope's prior alone. */
const unproven = ({ low, high }: BoundedEstimate): BoundedEstimate =>
  low === null || high === null ? { value: null, low, high } : UNKNOWN;

/** The log likelihood of the best share that is the same at every x. */
function ofOneShare(seen: readonly Observation[], chance: number, lapse: number): number {
  const n = seen.reduce((sum, each) => sum + each.n, 0);
  const correct = seen.reduce((sum, each) => sum + each.correct, 0);
  const share = Math.min(1 - lapse, Math.max(chance, correct / n));
  const term = (count: number, p: number) => (count === 0 ? 0 : count * Math.log(p));
  return term(correct, share) + term(n - correct, 1 - share);
}

interface Averaged {
  readonly chance: number;
  /** Null: averaged out too. */
  readonly lapse: number | null;
  readonly signs: readonly (1 | -1)[];
  /** Of x: the slope's prior goes by it. */
  readonly width: number;
}

function integratedOver(seen: readonly Observation[], averaged: Averaged, range: Stretch): Integrated {
  const { chance, lapse, signs, width } = averaged;
  return integrate({
    range,
    steps: THRESHOLDS,
    slices: [signs.length, SLOPES, lapse === null ? LAPSES : 1],
    evaluate: (thresholds, [ways = [], slopes = [], slips = []]) => {
      const lapses = lapse === null ? slips.map(lapseQuantile) : [lapse];
      const table = new LikelihoodTable(seen, chance, lapses);
      const steepness = slopes.map((share) => slopeQuantile(share, width));
      const cells = new Float64Array(thresholds.length * ways.length * slopes.length * lapses.length);
      let offset = 0;
      for (const threshold of thresholds) {
        for (const way of ways) {
          const sign = signs[Math.min(signs.length - 1, Math.floor(way * signs.length))] as number;
          for (const k of steepness) {
            for (let i = 0; i < seen.length; i++)
              table.add(i, sign * k * ((seen[i] as Observation).x - threshold), cells, offset);
            offset += lapses.length;
          }
        }
      }
      return cells;
    },
  });
}

/** One observation per x, ascending: a table per observation takes time, and order must not matter. */
function joined(observations: readonly Observation[]): Observation[] {
  const byX = new Map<number, Observation>();
  for (const { x, n, correct } of observations) {
    if (n === 0) continue;
    const before = byX.get(x) ?? { x, n: 0, correct: 0 };
    byX.set(x, { x, n: before.n + n, correct: before.correct + correct });
  }
  return [...byX.values()].sort((a, b) => a.x - b.x);
}

/**
 * Points along a fitted curve, ascending in x, for drawing a line.
 * @param spacing `log` spaces the points evenly in ln x and passes ln x to the curve: for fits made in ln x. Needs
 *   low > 0.
 */
export function psychometricCurve(
  shape: LogisticShape | null,
  low: number,
  high: number,
  spacing: "linear" | "log" = "linear",
  steps = 60,
): { readonly x: number; readonly y: number }[] {
  if (shape === null) return [];
  if (spacing === "linear") return evenSteps(low, high, steps).map((x) => ({ x, y: psychometric(x, shape) }));
  return evenSteps(Math.log(low), Math.log(high), steps).map((logX) => ({
    x: Math.exp(logX),
    y: psychometric(logX, shape),
  }));
}

function searchBounds(low: number, high: number, range: PsychometricOptions["range"]): LogisticBounds {
  const width = high - low;
  const minThreshold = range?.low ?? low - width / 2;
  const maxThreshold = range?.high ?? high + width / 2;
  if (!(maxThreshold > minThreshold)) {
    throw new RangeError(`a range has low < high, got ${minThreshold} and ${maxThreshold}`);
  }
  return { minThreshold, maxThreshold, minSlope: LEAST_RISE / width, maxSlope: MOST_RISE / width };
}
