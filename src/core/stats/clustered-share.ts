import { checkCounts, normalQuantile, type ShareInterval, wilsonOf } from "./intervals";

/** Trials that belong together, such as several views of one object: n of them, `correct` count for the share. */
export interface Cluster {
  /** Clusters of one stratum have the same expected share, such as those of one round. */
  readonly stratum: string;
  readonly n: number;
  readonly correct: number;
}

/**
 * A share over clusters with a 95 % interval that takes clusters, not trials, as independent: Wilson's, with the number
 * of trials replaced by the effective one, p(1 − p) over the variance between clusters of a stratum, less what Student's t
 * takes for a variance that is itself estimated. That is at least the number of clusters (also where all are right throughout, or none) and at most the number of trials.
 *
 * @returns {low: 0, high: 1, point: NaN} without trials
 * @throws RangeError on impossible counts
 * Source: Korn & Graubard 1998, "Confidence intervals for proportions with small expected number of positive counts
 * estimated from survey data", Survey Methodology 24; with Wilson's interval Dean & Pagano 2015, J. Survey Stat. Methodol. 3.
 */
export function clusteredShare(clusters: readonly Cluster[]): ShareInterval {
  for (const { correct, n } of clusters) checkCounts(correct, n);
  const seen = clusters.filter(({ n }) => n > 0);
  const n = sum(seen, (each) => each.n);
  if (n === 0) return { low: 0, high: 1, point: Number.NaN };
  const point = sum(seen, (each) => each.correct) / n;
  const variance = sum([...new Set(seen.map(({ stratum }) => stratum))], (stratum) => {
    const own = seen.filter((each) => each.stratum === stratum);
    const share = sum(own, (each) => each.correct) / sum(own, (each) => each.n);
    const squares = sum(own, (each) => (each.correct - share * each.n) ** 2);
    // A lone cluster shows no variance of its own.
    return own.length > 1 ? (squares * own.length) / (own.length - 1) / n ** 2 : 0;
  });
  // Clusters that agree in being right throughout may belong together entirely; those with the same mixture cannot.
  const effective = point === 0 || point === 1 ? 0 : (point * (1 - point)) / variance;
  const strata = new Set(seen.map(({ stratum }) => stratum)).size;
  return wilsonOf(point, Math.min(n, Math.max(seen.length, effective / tailRatio(seen.length - strata))));
}

/**
 * The square of Student's 97.5 % quantile over the normal one, by its expansion in 1/df (error below 2 % from 3 on).
 * Source: Abramowitz & Stegun 1964, 26.7.5.
 */
function tailRatio(df: number): number {
  const z = normalQuantile(0.975);
  const first = (z ** 2 + 1) / 4;
  const second = (5 * z ** 4 + 16 * z ** 2 + 3) / 96;
  const third = (3 * z ** 6 + 19 * z ** 4 + 17 * z ** 2 - 15) / 384;
  const d = Math.max(1, df);
  return (1 + first / d + second / d ** 2 + third / d ** 3) ** 2;
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
