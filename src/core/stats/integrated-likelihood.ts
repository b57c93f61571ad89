import { evenSteps } from "./even-steps";
import { HALF_CHI_SQUARE_95, normalQuantile } from "./intervals";

/** λ before any trial: Beta(1, 10), mean 9 %, the default of psignifit 4 (Schütt et al. 2016). */
const LAPSE_BETA = 10;
/**
 * The slope before any trial, log-normal: slope times the width of x, the rise over everything tested, has the median 5,
 * and nine tenths of it lie between 1.1 (nearly flat) and 22 (a step).
 */
const RISE_MEDIAN = 5;
const RISE_SPREAD = 0.9;

/** The lapse rate below which a share of Beta(1, 10) lies. @param share in 0..1 */
export const lapseQuantile = (share: number): number => 1 - (1 - share) ** (1 / LAPSE_BETA);

/** The slope below which a share of its prior lies. @param share strictly in 0..1 @param width of x, > 0 */
export const slopeQuantile = (share: number, width: number): number =>
  (RISE_MEDIAN * Math.exp(RISE_SPREAD * normalQuantile(share))) / width;

/** A stretch of an axis of the search. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
}

/** What {@link integrate} searches: one parameter of interest, others to be integrated out. */
export interface IntegrationTask {
  /** The range of the parameter of interest. */
  readonly range: Stretch;
  /** How many values of it are tried at a time, ends included: ≥ 5. */
  readonly steps: number;
  /** For each other parameter, how many slices of its prior are tried. Each is given as a share of its prior, 0 to 1. */
  readonly slices: readonly number[];
  /**
   * The log likelihood at every combination: the first axis outermost, the last of `others` innermost.
   * @param others ascending shares of the priors, one list per other parameter
   */
  readonly evaluate: (values: readonly number[], others: readonly (readonly number[])[]) => Float64Array;
}

/** The integrated likelihood, on a grid no wider than it needs to be. */
export interface Integrated {
  /** Evenly spaced, ascending values of the parameter of interest. */
  readonly values: readonly number[];
  /** The logarithm of the likelihood at each, averaged over the others; up to a constant. */
  readonly logs: readonly number[];
  /** For each other parameter its mean, as a share of its prior, given the trials and a value near the given one. */
  readonly meansAt: (value: number) => number[];
}

/** What lies further below the highest point weighs nothing. */
const NEGLIGIBLE = 12;
/** Of very many trials the peak is narrower than a coarse grid: this share of the drop to the mean is kept as well. */
const KEPT_DROP = 0.05;
const ROUNDS = 10;

/**
 * The likelihood of one parameter with the others integrated out over their priors, by the midpoint rule. Half as fine a
 * grid first narrows, round by round, to what the trials leave possible.
 *
 * Source: Berger, Liseo & Wolpert 1999, "Integrated likelihood methods for eliminating nuisance parameters",
 * Statistical Science 14.
 */
export function integrate(task: IntegrationTask): Integrated {
  const { steps, slices, evaluate } = task;
  // A parameter of two values, such as the direction, keeps both.
  const fewer = slices.map((count) => (count > 2 ? Math.ceil(count / 2) : count));
  const scout = { steps: Math.ceil(steps / 2), slices: fewer, evaluate };
  let windows: readonly Stretch[] = [task.range, ...slices.map(() => ({ low: 0, high: 1 }))];
  for (const [grid, keptDrop] of [[scout, KEPT_DROP] as const, [task, 0] as const])
    for (let round = 0; round < ROUNDS; round++) {
      const next = narrowed(windows, grid, keptDrop);
      const narrower = next.some((stretch, axis) => isNarrower(stretch, windows[axis] as Stretch));
      windows = next;
      if (!narrower) break;
    }
  const [range, ...shares] = windows as [Stretch, ...Stretch[]];
  const values = evenSteps(range.low, range.high, steps - 1);
  const others = slices.map((count, axis) => middles(shares[axis] as Stretch, count));
  return summed(values, others, evaluate(values, others));
}

const isNarrower = (next: Stretch, now: Stretch): boolean => next.high - next.low < 0.7 * (now.high - now.low);

/** Windows no wider than what holds a cell that is not negligible, and a step more on either side. */
function narrowed(
  windows: readonly Stretch[],
  { steps, slices, evaluate }: Omit<IntegrationTask, "range">,
  keptDrop: number,
): Stretch[] {
  const [range, ...shares] = windows as [Stretch, ...Stretch[]];
  const values = evenSteps(range.low, range.high, steps - 1);
  const others = slices.map((count, axis) => middles(shares[axis] as Stretch, count));
  const [held, ...heldShares] = extents(evaluate(values, others), [values.length, ...slices], keptDrop);
  const step = (range.high - range.low) / (steps - 1);
  const [first, last] = held as [number, number];
  return [
    {
      low: Math.max(range.low, (values[first] as number) - step),
      high: Math.min(range.high, (values[last] as number) + step),
    },
    ...heldShares.map(([from, to], axis) => {
      const { low, high } = shares[axis] as Stretch;
      const slice = (high - low) / (slices[axis] as number);
      return { low: Math.max(low, low + (from - 1) * slice), high: Math.min(high, low + (to + 2) * slice) };
    }),
  ];
}

const middles = ({ low, high }: Stretch, count: number): number[] =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * (i + 0.5)) / count);

/** For each axis, the first and last index at which some cell is not negligible, nor within the kept share of the drop. */
function extents(cells: Float64Array, sizes: readonly number[], keptDrop: number): [number, number][] {
  const top = highest(cells);
  let sum = 0;
  for (const cell of cells) sum += cell;
  const floor = top - Math.max(NEGLIGIBLE, keptDrop * (top - sum / cells.length));
  const held = sizes.map((size): [number, number] => [size, -1]);
  for (let cell = 0; cell < cells.length; cell++) {
    if (!((cells[cell] as number) >= floor)) continue;
    let rest = cell;
    for (let axis = sizes.length - 1; axis >= 0; axis--) {
      const size = sizes[axis] as number;
      const index = rest % size;
      rest = (rest - index) / size;
      const own = held[axis] as [number, number];
      if (index < own[0]) own[0] = index;
      if (index > own[1]) own[1] = index;
    }
  }
  return held;
}

function summed(values: readonly number[], others: readonly (readonly number[])[], cells: Float64Array): Integrated {
  const each = cells.length / values.length;
  const logs = values.map((_, i) => logMeanExp(cells.subarray(i * each, (i + 1) * each)));
  const meansAt = (value: number): number[] => {
    const distances = values.map((other) => Math.abs(other - value));
    const at = distances.indexOf(Math.min(...distances));
    const own = cells.subarray(at * each, (at + 1) * each);
    const top = highest(own);
    const sums = others.map(() => 0);
    let total = 0;
    for (let cell = 0; cell < each; cell++) {
      const weight = Math.exp((own[cell] as number) - top);
      total += weight;
      let rest = cell;
      for (let axis = others.length - 1; axis >= 0; axis--) {
        const shares = others[axis] as readonly number[];
        const index = rest % shares.length;
        rest = (rest - index) / shares.length;
        sums[axis] = (sums[axis] as number) + weight * (shares[index] as number);
      }
    }
    return sums.map((sum) => sum / total);
  };
  return { values, logs, meansAt };
}

function highest(values: Float64Array): number {
  let top = -Infinity;
  for (const value of values) if (value > top) top = value;
  return top;
}

function logMeanExp(values: Float64Array): number {
  const top = highest(values);
  let sum = 0;
  for (const value of values) sum += Math.exp(value - top);
  return top + Math.log(sum / values.length);
}

/**
 * An estimate with a 95 % interval. `low` or `high` is null where the trials do not bound that side, `value` where they
 * do not determine it.
 */
export interface BoundedEstimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Brings the coverage of blocks of 16 to 72 trials to 95 % (docs/coverage.md); nothing is left of it in a long one. */
const SHORT_BLOCK = 1.5;

/**
 * How far the logarithm of an integrated likelihood may drop within its 95 % interval: half the χ²₁ quantile, and a
 * little more for few trials, as Bartlett's correction has it. @param n trials, ≥ 1
 */
export const supportDrop = (n: number): number => HALF_CHI_SQUARE_95 * (1 + SHORT_BLOCK / n);

/** The place that the trials support most, and how far their support reaches. */
export interface Support extends BoundedEstimate {
  /** The highest place, whether or not the trials determine it. */
  readonly best: number;
}

/**
 * Estimate and interval from an integrated likelihood: its peak, and the smallest range that holds every place whose
 * logarithm is within {@link supportDrop} of it, also where these are not connected.
 *
 * The value is null where an end of the search is as good as any place (to 0.01: the trials only say "beyond"), or where
 * neither side is bounded.
 * @param range of the whole search
 * @param n trials, ≥ 1
 */
export function support({ values, logs }: Integrated, range: Stretch, n: number): Support {
  const top = Math.max(...logs);
  const last = logs.length - 1;
  const floor = top - supportDrop(n);
  const first = logs.findIndex((each) => each >= floor);
  const final = logs.findLastIndex((each) => each >= floor);
  const best = peak(values, logs, logs.indexOf(top));
  const crossing = (inside: number, outside: number): number => {
    const [within, without] = [logs[inside] as number, logs[outside] as number];
    const [from, to] = [values[inside] as number, values[outside] as number];
    return from + ((within - floor) / (within - without)) * (to - from);
  };
  const low = first === 0 ? openOr(values[0] as number, range.low) : Math.min(best, crossing(first, first - 1));
  const high = final === last ? openOr(values[last] as number, range.high) : Math.max(best, crossing(final, final + 1));
  const endless = (index: number, end: number) => values[index] === end && (logs[index] as number) > top - 0.01;
  const beyond = endless(0, range.low) || endless(last, range.high);
  return { value: beyond || (low === null && high === null) ? null : best, low, high, best };
}

/** A grid that has narrowed ends where nothing is left; only the search's own end is open. */
const openOr = (value: number, end: number): number | null => (value === end ? null : value);

/** The highest place, by the parabola through the highest value and its neighbours. */
function peak(values: readonly number[], logs: readonly number[], at: number): number {
  const middle = values[at] as number;
  if (at === 0 || at === values.length - 1) return middle;
  const [before, here, after] = [logs[at - 1] as number, logs[at] as number, logs[at + 1] as number];
  const bend = before - 2 * here + after;
  if (!(bend < 0)) return middle;
  return middle + ((before - after) / (2 * bend)) * (middle - (values[at - 1] as number));
}
