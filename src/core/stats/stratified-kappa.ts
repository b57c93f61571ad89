import type { Interval, Quadrants } from "./agreement";
import { checkConfidence } from "./intervals";
import { studentT } from "./student";

/** κ averaged over conditions, with its interval. */
export interface StratifiedKappa {
  readonly kappa: number;
  readonly interval: Interval;
}

/**
 * With fewer mistakes (or right answers) of either observer than this, the interval below does not hold its promise,
 * and there is hardly anything to be consistent in.
 */
export const LEAST_OF_EACH = 5;

/**
 * κ within each condition, averaged over conditions, for blocks with few trials in each: conditions weigh by the
 * disagreement that chance leaves in them, n·(1 − e). So observers who err independently in every condition get 0 on
 * average, although both do worse in the harder ones.
 *
 * Numerator and denominator are sums of unbiased estimates: n·(o − e)·n/(n − 1) of n·2·cov, since e taken from the
 * trials themselves follows o. A plain mean of the conditions' own κ leaves out those in which one observer never
 * varied, and with four trials each reads .60 where .45 is true. The interval holds all κ₀ for which the sum of
 * numerator − κ₀·denominator is within t standard errors of 0, taken from its jackknife over trials.
 *
 * @param conditions counts of each condition; those with fewer than two trials are passed over
 * @returns null where the block is too short: see {@link LEAST_OF_EACH}
 * @throws RangeError on an impossible confidence
 * Sources: Barlow, Lai & Azen 1991, "A comparison of methods for calculating a stratified kappa", Statistics in
 * Medicine 10; Fieller 1954 for the interval of a ratio; Efron & Stein 1981 for the jackknife.
 */
export function stratifiedKappa(conditions: readonly Quadrants[], confidence = 0.95): StratifiedKappa | null {
  checkConfidence(confidence);
  const strata = conditions.map(cellsOf).filter((cells) => sum(cells) > 1);
  if (leastOfEach(strata) < LEAST_OF_EACH) return null;
  const terms = strata.map(termsOf);
  const numerator = sum(terms.map((term) => term[0]));
  const denominator = sum(terms.map((term) => term[1]));
  if (!(denominator > 0)) return null;
  const kappa = numerator / denominator;
  const trials = sum(strata.map(sum));
  const t = studentT(trials - strata.length, confidence);
  const moments = strata.map(leaveOneOut);
  const inside = (at: number) => (numerator - at * denominator) ** 2 <= t * t * varianceAt(moments, at);
  return { kappa: clamp(kappa), interval: { low: edge(inside, kappa, -1), high: edge(inside, kappa, 1) } };
}

type Cells = readonly [bothWrong: number, onlyA: number, onlyB: number, bothRight: number];

const cellsOf = ({ bothWrong, onlyA, onlyB, bothRight }: Quadrants): Cells => [bothWrong, onlyA, onlyB, bothRight];
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const clamp = (kappa: number): number => Math.min(1, Math.max(-1, kappa));

/** How often the rarer kind of answer came, of the observer for whom it is rarest. */
function leastOfEach(strata: readonly Cells[]): number {
  const rights = [1, 2].map((only) => sum(strata.map((cells) => cells[3] + (cells[only] as number))));
  const n = sum(strata.map(sum));
  return Math.min(...rights.flatMap((right) => [right, n - right]));
}

/** Unbiased estimates of n·2·cov and of n·(1 − e), which differ by the trials on which the observers disagree. */
function termsOf([bothWrong, onlyA, onlyB, bothRight]: Cells): readonly [number, number] {
  const n = bothWrong + onlyA + onlyB + bothRight;
  if (n < 2) return [0, 0];
  const numerator = (2 * (bothRight * bothWrong - onlyA * onlyB)) / (n - 1);
  return [numerator, onlyA + onlyB + numerator];
}

/** Second moments of what leaving out one trial takes from the two terms: of the numerator, crossed, the denominator. */
type Moments = readonly [number, number, number];

function leaveOneOut(cells: Cells): Moments {
  const n = sum(cells);
  const whole = termsOf(cells);
  const changes = cells.flatMap((count, cell) => {
    if (count === 0) return [];
    const [num, den] = termsOf(cells.map((each, i) => (i === cell ? each - 1 : each)) as unknown as Cells);
    return [{ count, num: whole[0] - num, den: whole[1] - den }];
  });
  const mean = (of: "num" | "den") => sum(changes.map((change) => change.count * change[of])) / n;
  const [num, den] = [mean("num"), mean("den")];
  const moment = (f: (change: (typeof changes)[number]) => number) =>
    (sum(changes.map((change) => change.count * f(change))) * n) / (n - 1);
  return [
    moment((change) => (change.num - num) ** 2),
    moment((change) => (change.num - num) * (change.den - den)),
    moment((change) => (change.den - den) ** 2),
  ];
}

const varianceAt = (moments: readonly Moments[], at: number): number =>
  sum(moments.map(([num, both, den]) => num - 2 * at * both + at * at * den));

/** The end of the run of values inside that begins at κ, towards −1 or 1. */
function edge(inside: (at: number) => boolean, kappa: number, end: -1 | 1): number {
  const from = clamp(kappa);
  const steps = 200;
  let last = from;
  for (let step = 1; step <= steps; step++) {
    const at = from + ((end - from) * step) / steps;
    if (!inside(at)) return last;
    last = at;
  }
  return end;
}
