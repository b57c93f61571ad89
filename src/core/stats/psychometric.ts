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

/** Share of trials lost to slips, where nothing else is said. */
export const DEFAULT_LAPSE = 0.02;

export interface PsychometricOptions {
  /** γ, fixed: the share that a guesser reaches. */
  readonly chance: number;
  /** λ, fixed: {@link DEFAULT_LAPSE} by default. Without it one slip on an easy trial would flatten the whole curve. */
  readonly lapse?: number;
  /** Which way accuracy may go along x; `either` by default. */
  readonly direction?: "rising" | "falling" | "either";
  /** Where the threshold is looked for, in the unit of x; by default the range of x and half its width on either side. */
  readonly range?: { readonly low: number; readonly high: number };
}

export interface PsychometricFit {
  /**
   * Where the curve is half way between floor and ceiling, in the unit of x, with its interval.
   * A bound is null where the profile never drops far enough inside the search range. The value is null where the
   * range's edge fits as well as anything (the trials only say "beyond"), or where neither side is bounded.
   */
  readonly threshold: BoundedEstimate;
  /** The curve of greatest likelihood, to be drawn; null where there is none: no trials, or all at one x. */
  readonly curve: LogisticShape | null;
  /** Without the binomial factors; 0 without trials. */
  readonly logLikelihood: number;
  readonly n: number;
}

const UNKNOWN: BoundedEstimate = { value: null, low: null, high: null };
const PROFILE_STEPS = 60;

/** The slope's magnitude times the width of x is looked for between these: from nearly flat to a step. */
const LEAST_RISE = 0.5;
const MOST_RISE = 100;

/**
 * Fits p(x) = γ + (1 − γ − λ)/(1 + exp(−k·(x − θ))) to counted answers by maximum likelihood, γ and λ fixed, and bounds θ by
 * its profile likelihood (95 %: a drop of χ²₁/2 = 1.9207). Callers pass ln x where the axis is logarithmic, and take exp of
 * the threshold and its bounds.
 *
 * Degenerate trials have honest answers: all right on a rising curve gives a null value, a null low bound and an upper
 * bound; trials at one x alone, or none, give nothing.
 *
 * @param observations in any order; the same x may come twice. Places without trials are passed over.
 * @throws RangeError on impossible counts, an x that is not finite, chance + lapse ≥ 1, or a range that is empty
 * Sources: Wichmann & Hill 2001, "The psychometric function: I. Fitting, sampling, and goodness of fit"; Venzon &
 * Moolgavkar 1988 for the interval.
 */
export function fitPsychometric(observations: readonly Observation[], options: PsychometricOptions): PsychometricFit {
  const { chance, lapse = DEFAULT_LAPSE, direction = "either" } = options;
  checkLogistic(observations, chance, lapse);
  const seen = observations.filter(({ n }) => n > 0);
  const n = seen.reduce((sum, each) => sum + each.n, 0);
  const low = Math.min(...seen.map(({ x }) => x));
  const high = Math.max(...seen.map(({ x }) => x));
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
 * Places along a fitted curve, ascending in x, to draw a line through.
 * @param spacing `log` spaces the places evenly in ln x, and hands ln x to the curve: for fits that were made in ln x.
 *   Then low > 0.
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
