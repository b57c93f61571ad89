import { quantileOfSorted } from "./describe";
import { checkConfidence } from "./intervals";

/** One trial that two subjects a and b both judged: true where right. A missed answer is wrong. */
export interface JudgedPair {
  readonly a: boolean;
  readonly b: boolean;
}

/** Trials by who was right. The four counts sum to n. */
export interface Quadrants {
  readonly bothWrong: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly bothRight: number;
}

/** How far two subjects err on the same trials. Shares are in 0..1, κ in −1..1; all are NaN when n is 0. */
export interface ErrorConsistency {
  readonly n: number;
  readonly accuracyA: number;
  readonly accuracyB: number;
  /** Agreement expected of two independent subjects with these accuracies. */
  readonly expected: number;
  /** Share of trials on which both are right or both are wrong. */
  readonly observed: number;
  /** Agreement beyond what is expected: 0 for independent errors, 1 for identical ones, negative for opposite ones. */
  readonly kappa: number;
}

/** Counts the trials on which neither, one or both subjects were right. */
export function quadrants(pairs: readonly JudgedPair[]): Quadrants {
  const counts = [0, 0, 0, 0] as [number, number, number, number];
  for (const { a, b } of pairs) counts[((a ? 1 : 0) + (b ? 2 : 0)) as 0 | 1 | 2 | 3] += 1;
  return { bothWrong: counts[0], onlyA: counts[1], onlyB: counts[2], bothRight: counts[3] };
}

/**
 * Error consistency from counted trials: with accuracies p1 and p2, e = p1·p2 + (1 − p1)(1 − p2), o the share of
 * trials on which both are right or both wrong, κ = (o − e)/(1 − e), and 1 where o = 1.
 *
 * e = 1 only when both subjects are always right or both always wrong; then o = 1 too, and κ is 1. Without trials
 * all shares and κ are NaN.
 * Source: Geirhos, Meding & Wichmann 2020, "Beyond accuracy: quantifying trial-by-trial behaviour of CNNs and humans
 * by measuring error consistency"; the case o = 1 as in the public code of model-vs-human.
 */
export function errorConsistencyOf(counts: Quadrants): ErrorConsistency {
  const { bothWrong, onlyA, onlyB, bothRight } = counts;
  const n = bothWrong + onlyA + onlyB + bothRight;
  const accuracyA = (bothRight + onlyA) / n;
  const accuracyB = (bothRight + onlyB) / n;
  const expected = accuracyA * accuracyB + (1 - accuracyA) * (1 - accuracyB);
  const observed = (bothRight + bothWrong) / n;
  const kappa = observed === 1 ? 1 : (observed - expected) / (1 - expected);
  return { n, accuracyA, accuracyB, expected, observed, kappa };
}

/** {@link errorConsistencyOf} over trials that both subjects judged, in any order. */
export function errorConsistency(pairs: readonly JudgedPair[]): ErrorConsistency {
  return errorConsistencyOf(quadrants(pairs));
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The middle `confidence` share of resampled values, by quantiles of type 7. NaN values (resamples in which the figure
 * was undefined) are dropped; no values give NaN bounds. @throws RangeError on an impossible confidence.
 */
export function percentileInterval(values: ArrayLike<number>, confidence = 0.95): Interval {
  checkConfidence(confidence);
  const sorted = Float64Array.from(Array.from(values).filter((value) => !Number.isNaN(value))).sort();
  const tail = (1 - confidence) / 2;
  return { low: quantileOfSorted(sorted, tail), high: quantileOfSorted(sorted, 1 - tail) };
}
