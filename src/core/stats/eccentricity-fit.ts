import {
  type BoundedEstimate,
  checkLogistic,
  endless,
  evenSteps,
  fitLogistic,
  type LogisticBounds,
  type LogisticPeak,
  maximise,
  profileInterval,
} from "./logistic-fit";
import { DEFAULT_LAPSE } from "./psychometric";

/** Trials with pictures of one diameter at one eccentricity, both in degrees of visual angle. */
export interface EccentricityObservation {
  /** ≥ 0, measured from where the player looked. */
  readonly eccentricity: number;
  /** > 0. */
  readonly diameter: number;
  readonly n: number;
  readonly correct: number;
}

export interface EccentricityOptions {
  /** γ, fixed: the share that guessing reaches. */
  readonly chance: number;
  /** λ, fixed: 0.02 by default. */
  readonly lapse?: number;
}

/** p = γ + (1 − γ − λ)·logistic(k·(ln d − ln θ0 − ln(1 + E/E2))). */
export interface EccentricityShape {
  /** θ0: the diameter in degrees, at the gaze, that is half way between floor and ceiling. */
  readonly threshold: number;
  /** k, per unit of ln d; > 0. */
  readonly slope: number;
  /** The eccentricity in degrees at which the diameter needed has doubled. */
  readonly e2: number;
  readonly chance: number;
  readonly lapse: number;
}

export interface EccentricityFit {
  /**
   * E2 in degrees with its 95 % profile-likelihood interval. `high` is null when the trials allow that eccentricity
   * does not matter at all; `low` is null when they allow an E2 below {@link E2_RANGE}. The value is null when an edge
   * of that range fits as well as any value, or when neither side is bounded.
   */
  readonly e2: BoundedEstimate;
  /** The surface of greatest likelihood; null without trials, or with all trials at one eccentricity. */
  readonly shape: EccentricityShape | null;
  readonly logLikelihood: number;
  readonly n: number;
}

/** The search range for E2, in degrees. Published values lie between 0.75 and 3. */
export const E2_RANGE = { low: 0.05, high: 100 } as const;

/**
 * Thresholds far beyond what can be shown on either side, so that only the trials bound E2; slopes from flat to a step.
 */
const BOUNDS: LogisticBounds = {
  minThreshold: Math.log(1e-4),
  maxThreshold: Math.log(1e3),
  minSlope: 0.25,
  maxSlope: 40,
};
const STEPS = 40;

/** The accuracy that an {@link EccentricityShape} predicts for a diameter and an eccentricity, both in degrees. */
export function accuracyAt(shape: EccentricityShape, eccentricity: number, diameter: number): number {
  const { threshold, slope, e2, chance, lapse } = shape;
  const eta = slope * (Math.log(diameter) - Math.log(threshold) - Math.log(1 + eccentricity / e2));
  return chance + (1 - chance - lapse) / (1 + Math.exp(-eta));
}

/**
 * Fits accuracy against size and eccentricity by maximum likelihood, γ and λ fixed: a logistic in ln d whose threshold
 * grows as θ0·(1 + E/E2), like the minimum angle of resolution. For a given E2 that is a plain logistic in
 * ln d − ln(1 + E/E2), so the search runs along the profile of E2, evenly in ln E2.
 *
 * With pictures of one size, only the bend of one curve separates k from E2, and the interval is wide. Several sizes at
 * each eccentricity narrow it.
 *
 * @throws RangeError on impossible counts, a negative eccentricity, a diameter that is not positive, chance + lapse ≥ 1
 * Sources: MAR(E) = MAR0·(1 + E/E2), after Rovamo & Virsu 1979 and Levi, Klein & Aitsebaomo 1985; Venzon & Moolgavkar
 * 1988 for the interval.
 */
export function fitEccentricity(
  observations: readonly EccentricityObservation[],
  { chance, lapse = DEFAULT_LAPSE }: EccentricityOptions,
): EccentricityFit {
  const seen = observations.filter(({ n }) => n > 0);
  for (const { eccentricity, diameter } of observations) {
    if (!(eccentricity >= 0 && diameter > 0 && Number.isFinite(eccentricity + diameter))) {
      throw new RangeError(`0 ≤ eccentricity and 0 < diameter, got ${eccentricity} and ${diameter}`);
    }
  }
  const at = (logE2: number) =>
    seen.map(({ eccentricity, diameter, n, correct }) => ({
      x: Math.log(diameter) - Math.log(1 + eccentricity / Math.exp(logE2)),
      n,
      correct,
    }));
  checkLogistic(at(0), chance, lapse);
  const n = seen.reduce((sum, each) => sum + each.n, 0);
  if (new Set(seen.map(({ eccentricity }) => eccentricity)).size < 2) {
    return { e2: { value: null, low: null, high: null }, shape: null, logLikelihood: 0, n };
  }

  const known = new Map<number, LogisticPeak>();
  const peakFor = (logE2: number): LogisticPeak => {
    const peak = known.get(logE2) ?? fitLogistic({ observations: at(logE2), chance, lapse, sign: 1 }, BOUNDS);
    known.set(logE2, peak);
    return peak;
  };
  const profile = (logE2: number) => peakFor(logE2).logLikelihood;
  const [low, high] = [Math.log(E2_RANGE.low), Math.log(E2_RANGE.high)];
  const best = maximise(profile, low, high, STEPS);
  const peak = peakFor(best);
  const grid = [...evenSteps(low, high, STEPS), best].sort((a, b) => a - b);
  const interval = profileInterval(profile, grid, peak.logLikelihood);
  const unbounded = interval.low === null && interval.high === null;
  const beyond = endless(profile, low, high, peak.logLikelihood);
  const exp = (value: number | null) => (value === null ? null : Math.exp(value));
  return {
    e2: { value: beyond || unbounded ? null : Math.exp(best), low: exp(interval.low), high: exp(interval.high) },
    shape: { threshold: Math.exp(peak.threshold), slope: peak.steepness, e2: Math.exp(best), chance, lapse },
    logLikelihood: peak.logLikelihood,
    n,
  };
}
