import {
  type BoundedEstimate,
  integrate,
  lapseQuantile,
  type Stretch,
  slopeQuantile,
  support,
} from "./integrated-likelihood";
import { checkCounts } from "./intervals";
import { LikelihoodTable } from "./likelihood-table";
import { checkLogistic, logLikelihood } from "./logistic-fit";
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
  /** λ: a number is taken as known, 0.02 by default; `unknown`: averaged over Beta(1, 10), as in a psychometric fit. */
  readonly lapse?: number | "unknown";
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
   * E2 in degrees with its 95 % interval from the integrated likelihood. `high` is null when the trials allow that eccentricity
   * does not matter at all; `low` is null when they allow an E2 below {@link E2_RANGE}. The value is null when an edge
   * of that range fits as well as any value, or when neither side is bounded.
   */
  readonly e2: BoundedEstimate;
  /**
   * The surface at that E2 whose other parameters are their means there, given the trials; null without trials, or with
   * all trials at one eccentricity.
   */
  readonly shape: EccentricityShape | null;
  /** Of the surface, without the binomial factors; 0 without one. */
  readonly logLikelihood: number;
  readonly n: number;
}

/** The search range for E2, in degrees. Published values lie between 0.75 and 3. */
export const E2_RANGE = { low: 0.05, high: 100 } as const;

/** Thresholds far beyond what can be shown on either side, in ln degrees, so that only the trials bound E2. */
const THRESHOLD_RANGE: Stretch = { low: Math.log(1e-3), high: Math.log(1e2) };
/** The slope's prior is that of a psychometric fit whose sizes span a factor of e. */
const SLOPE_WIDTH = 1.5;
const STEPS = 41;
const THRESHOLDS = 32;
const SLOPES = 12;
const LAPSES = 6;

/** The accuracy that an {@link EccentricityShape} predicts for a diameter and an eccentricity, both in degrees. */
export function accuracyAt(shape: EccentricityShape, eccentricity: number, diameter: number): number {
  const { threshold, slope, e2, chance, lapse } = shape;
  const eta = slope * (Math.log(diameter) - Math.log(threshold) - Math.log(1 + eccentricity / e2));
  return chance + (1 - chance - lapse) / (1 + Math.exp(-eta));
}

/**
 * Fits accuracy against size and eccentricity, γ fixed: a logistic in ln d whose threshold grows as θ0·(1 + E/E2), like
 * the minimum angle of resolution. E2 and its 95 % interval come from its integrated likelihood: θ0, k, and λ where it
 * is unknown, are averaged out over weak priors, all evenly in the logarithm of E2 and θ0.
 *
 * With pictures of one size, only the bend of one curve separates k from E2, and the interval is wide. Several sizes at
 * each eccentricity narrow it.
 *
 * @throws RangeError on impossible counts, a negative eccentricity, a diameter that is not positive, chance + lapse ≥ 1
 * Sources: MAR(E) = MAR0·(1 + E/E2), after Rovamo & Virsu 1979 and Levi, Klein & Aitsebaomo 1985; Berger, Liseo &
 * Wolpert 1999 for the interval.
 */
export function fitEccentricity(
  observations: readonly EccentricityObservation[],
  { chance, lapse = DEFAULT_LAPSE }: EccentricityOptions,
): EccentricityFit {
  for (const { eccentricity, diameter } of observations) {
    if (!(eccentricity >= 0 && diameter > 0 && Number.isFinite(eccentricity + diameter))) {
      throw new RangeError(`0 ≤ eccentricity and 0 < diameter, got ${eccentricity} and ${diameter}`);
    }
  }
  const seen = joined(observations);
  const at = (logE2: number) =>
    seen.map(({ eccentricity, diameter, n, correct }) => ({
      x: Math.log(diameter) - Math.log(1 + eccentricity / Math.exp(logE2)),
      n,
      correct,
    }));
  const known = lapse === "unknown" ? null : lapse;
  checkLogistic(at(0), chance, known ?? 0);
  for (const { n, correct } of observations) checkCounts(correct, n);
  const n = seen.reduce((sum, each) => sum + each.n, 0);
  if (new Set(seen.map(({ eccentricity }) => eccentricity)).size < 2) {
    return { e2: { value: null, low: null, high: null }, shape: null, logLikelihood: 0, n };
  }

  const lapsesOf = (shares: readonly number[]) => (known === null ? shares.map(lapseQuantile) : [known]);
  const thresholdOf = (share: number) => THRESHOLD_RANGE.low + share * (THRESHOLD_RANGE.high - THRESHOLD_RANGE.low);
  const range: Stretch = { low: Math.log(E2_RANGE.low), high: Math.log(E2_RANGE.high) };
  const integrated = integrate({
    range,
    steps: STEPS,
    slices: [THRESHOLDS, SLOPES, known === null ? LAPSES : 1],
    evaluate: (logE2s, [places = [], slopes = [], slips = []]) => {
      const lapses = lapsesOf(slips);
      const table = new LikelihoodTable(seen, chance, lapses);
      const steepness = slopes.map((share) => slopeQuantile(share, SLOPE_WIDTH));
      const cells = new Float64Array(logE2s.length * places.length * slopes.length * lapses.length);
      let offset = 0;
      for (const logE2 of logE2s) {
        const xs = at(logE2).map(({ x }) => x);
        for (const place of places) {
          const threshold = thresholdOf(place);
          for (const k of steepness) {
            for (let i = 0; i < xs.length; i++) table.add(i, k * ((xs[i] as number) - threshold), cells, offset);
            offset += lapses.length;
          }
        }
      }
      return cells;
    },
  });
  const { value, low, high, best } = support(integrated, range, n);
  const [place = 0.5, slope = 0.5, slips = 0.5] = integrated.meansAt(best);
  const threshold = thresholdOf(place);
  const steepness = slopeQuantile(slope, SLOPE_WIDTH);
  const [lost = 0] = lapsesOf([slips]);
  const exp = (log: number | null) => (log === null ? null : Math.exp(log));
  return {
    e2: { value: exp(value), low: exp(low), high: exp(high) },
    shape: { threshold: Math.exp(threshold), slope: steepness, e2: Math.exp(best), chance, lapse: lost },
    logLikelihood: logLikelihood({ observations: at(best), chance, lapse: lost, sign: 1 }, threshold, steepness),
    n,
  };
}

/** One observation per place with trials: pictures of one size at one eccentricity. */
function joined(observations: readonly EccentricityObservation[]): EccentricityObservation[] {
  const byPlace = new Map<string, EccentricityObservation>();
  for (const { eccentricity, diameter, n, correct } of observations) {
    if (n === 0) continue;
    const key = `${eccentricity}/${diameter}`;
    const before = byPlace.get(key);
    byPlace.set(key, {
      eccentricity,
      diameter,
      n: n + (before?.n ?? 0),
      correct: correct + (before?.correct ?? 0),
    });
  }
  return [...byPlace.values()];
}
