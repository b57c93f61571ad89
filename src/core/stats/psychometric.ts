import {
  type BoundedEstimate,
  checkLogistic,
  endless,
  evenSteps,
  fitLogistic,
  fitSlope,
  type LogisticBounds,
  type LogisticPeak,
  type LogisticShape,
  type LogisticTask,
  type Observation,
  profileInterval,
  psychometric,
} from "./logistic-fit";

/** The default share of trials lost to slips. */
export const DEFAULT_LAPSE = 0.02;

export interface PsychometricOptions {
  /** γ, fixed: the share that guessing reaches. */
  readonly chance: number;
  /**
   * λ, fixed: {@link DEFAULT_LAPSE} by default. Without it, one slip on an easy trial would flatten the whole curve.
   */
  readonly lapse?: number;
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
   * A bound is null when the profile never drops far enough inside the search range. The value is null when an edge of
   * the range fits as well as any value (the trials only say "beyond"), or when neither side is bounded.
   */
  readonly threshold: BoundedEstimate;
  /** The curve of greatest likelihood, for drawing; null without trials, or with all trials at one x. */
  readonly curve: LogisticShape | null;
  /** Without the binomial factors; 0 without trials. */
  readonly logLikelihood: number;
  readonly n: number;
}

const UNKNOWN: BoundedEstimate = { value: null, low: null, high: null };
const PROFILE_STEPS = 60;

/** The search range for the slope's magnitude times the width of x: from nearly flat to a step. */
const LEAST_RISE = 0.5;
const MOST_RISE = 100;

/**
 * Fits p(x) = γ + (1 − γ − λ)/(1 + exp(−k·(x − θ))) to counted answers by maximum likelihood, γ and λ fixed, and bounds
 * θ by its profile likelihood (95 %: a drop of χ²₁/2 = 1.9207). On a logarithmic axis, callers pass ln x and take exp
 * of the threshold and its bounds.
 *
 * Degenerate trials get honest answers: all right on a rising curve gives a null value, a null low bound and an upper
 * bound; trials at a single x, or none, give nothing.
 *
 * @param observations in any order; the same x may occur twice. Those without trials are skipped.
 * @throws RangeError on impossible counts, an x that is not finite, chance + lapse ≥ 1, or an empty range
 * Sources: Wichmann & Hill 2001, "The psychometric function: I. Fitting, sampling, and goodness of fit"; Venzon &
 * Moolgavkar 1988 for the interval.
 */
export function fitPsychometric(observations: readonly Observation[], options: PsychometricOptions): PsychometricFit {
  const { chance, lapse = DEFAULT_LAPSE, direction = "either" } = options;
  checkLogistic(observations, chance, lapse);
  const seen = observations.filter(({ n }) => n > 0);
  const n = seen.reduce((sum, each) => sum + each.n, 0);
  const low = seen.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const high = seen.reduce((most, { x }) => Math.max(most, x), Number.NEGATIVE_INFINITY);
  if (!(high > low)) return { threshold: UNKNOWN, curve: null, logLikelihood: 0, n };

  const bounds = searchBounds(low, high, options.range);
  const signs = direction === "rising" ? [1] : direction === "falling" ? [-1] : [1, -1];
  const tasks = (signs as (1 | -1)[]).map((sign): LogisticTask => ({ observations: seen, chance, lapse, sign }));
  const peaks = tasks.map((task) => ({ task, peak: fitLogistic(task, bounds) }));
  const { task, peak } = peaks.reduce((a, b) => (b.peak.logLikelihood > a.peak.logLikelihood ? b : a));

  const profile = (theta: number) => Math.max(...tasks.map((each) => fitSlope(each, bounds, theta).logLikelihood));
  return {
    threshold: estimate(peak, bounds, profile),
    curve: { threshold: peak.threshold, slope: task.sign * peak.steepness, chance, lapse },
    logLikelihood: peak.logLikelihood,
    n,
  };
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

function estimate(
  { threshold, logLikelihood }: LogisticPeak,
  { minThreshold, maxThreshold }: LogisticBounds,
  profile: (theta: number) => number,
): BoundedEstimate {
  const grid = [...evenSteps(minThreshold, maxThreshold, PROFILE_STEPS), threshold].sort((a, b) => a - b);
  const { low, high } = profileInterval(profile, grid, logLikelihood);
  const beyond = endless(profile, minThreshold, maxThreshold, logLikelihood);
  return { value: beyond || (low === null && high === null) ? null : threshold, low, high };
}
