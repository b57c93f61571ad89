import type { Interval, Quadrants } from "../../../core/stats/agreement";
import { kappaInterval } from "../../../core/stats/kappa-interval";

/** The interval of a pair's κ, from its counts; NaN where κ is not defined. */
export type PairInterval = (counts: Quadrants) => Interval;

/** Pairs of few trials repeat the same counts, so that each is worked out once. More than this many are forgotten. */
const KEPT = 50_000;

/** {@link kappaInterval}, remembered by counts. */
export function pairIntervals(confidence: number): PairInterval {
  const known = new Map<string, Interval>();
  return (counts) => {
    const key = `${counts.bothWrong} ${counts.onlyA} ${counts.onlyB} ${counts.bothRight}`;
    const found = known.get(key);
    if (found) return found;
    const interval = kappaInterval(counts, confidence) ?? { low: Number.NaN, high: Number.NaN };
    if (known.size >= KEPT) known.clear();
    known.set(key, interval);
    return interval;
  };
}
