import { createRng } from "../../../core/rng";
import { errorConsistencyOf, type Interval, percentileInterval, type Quadrants } from "../../../core/stats/agreement";

/** The interval of a pair's κ, from its counts. */
export type PairInterval = (counts: Quadrants) => Interval;

/** Pairs of few trials repeat the same counts, so that each is worked out once. More than this many are forgotten. */
const KEPT = 20000;

/** Number of successes by a uniform draw: the first count at which the cumulated binomial probability reaches it. */
function binomial(n: number, share: number, draw: number): number {
  if (n === 0 || share <= 0) return 0;
  if (share >= 1) return n;
  // Counted from the rarer side, so that the first term does not vanish.
  if (share > 0.5) return n - binomial(n, 1 - share, draw);
  const odds = share / (1 - share);
  let term = Math.exp(n * Math.log1p(-share));
  if (term === 0) {
    // Halves of a large number, whose terms are within the range of doubles again.
    const half = n >> 1;
    const fine = draw * 65536;
    return binomial(half, share, (Math.floor(fine) + 0.5) / 65536) + binomial(n - half, share, fine - Math.floor(fine));
  }
  let sum = term;
  let k = 0;
  while (sum < draw && k < n) {
    term *= ((n - k) / (k + 1)) * odds;
    sum += term;
    k++;
  }
  return k;
}

/**
 * Percentile bootstrap of a pair's κ over its trials, drawn as the four counts that they give. The counts alone decide
 * the interval, whatever the pair is called.
 */
export function pairIntervals(options: {
  readonly seed: number;
  readonly resamples: number;
  readonly confidence: number;
}): PairInterval {
  const known = new Map<string, Interval>();
  return ({ bothWrong, onlyA, onlyB, bothRight }) => {
    const key = `${bothWrong} ${onlyA} ${onlyB} ${bothRight}`;
    const found = known.get(key);
    if (found) return found;
    const n = bothWrong + onlyA + onlyB + bothRight;
    const rng = createRng(options.seed).fork(`pair ${key}`);
    const kappas = new Float64Array(options.resamples);
    for (let i = 0; i < kappas.length; i++) {
      const wrong = binomial(n, bothWrong / n, rng.next());
      const a = binomial(n - wrong, onlyA / (n - bothWrong || 1), rng.next());
      const b = binomial(n - wrong - a, onlyB / (onlyB + bothRight || 1), rng.next());
      kappas[i] = errorConsistencyOf({ bothWrong: wrong, onlyA: a, onlyB: b, bothRight: n - wrong - a - b }).kappa;
    }
    const interval = percentileInterval(kappas, options.confidence);
    if (known.size >= KEPT) known.clear();
    known.set(key, interval);
    return interval;
  };
}
