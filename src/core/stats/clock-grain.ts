/** Fewer steps than this say nothing of a clock. */
const FEWEST_STEPS = 4;
/** Finer grids than this are not told apart, in ms. No screen needs it. */
const FINEST = 0.02;
/** A frame's end is known only if the clock's step is less than this share of a refresh. */
const COARSE_SHARE = 0.4;

/**
 * By how much a clock steps: the coarsest grid on which all readings lie. A clock read in a tight loop shows its smallest
 * step at once; one read only once a frame shows steps of whole frames, and the grid behind them is their common divisor.
 * @param readings ms, in the order in which they were taken
 * @returns ms, > 0; null when the clock has hardly moved, so that its grain is not known
 */
export function clockGrain(readings: readonly number[]): number | null {
  const steps: number[] = [];
  for (let i = 1; i < readings.length; i++) {
    const step = (readings[i] as number) - (readings[i - 1] as number);
    if (step > 0) steps.push(step);
  }
  if (steps.length < FEWEST_STEPS) return null;
  const smallest = steps.reduce((least, step) => Math.min(least, step));
  return Math.round(steps.reduce(commonDivisor, smallest) * 1000) / 1000 || 0.001;
}

/** Euclid's algorithm with nearest remainders, so that a step a little short of a multiple counts as one. */
function commonDivisor(a: number, b: number): number {
  let [divisor, rest] = [Math.min(a, b), Math.max(a, b)];
  for (;;) {
    const left = Math.abs(rest - Math.round(rest / divisor) * divisor);
    if (left <= FINEST) return divisor;
    [divisor, rest] = [left, divisor];
  }
}

/**
 * Whether a clock is too coarse to tell how many frames a picture was up.
 * @param grain as from {@link clockGrain}; null or undefined when it is not known, which is no reason for doubt
 * @param refresh refreshes per second, > 0
 */
export function isTooCoarse(grain: number | null | undefined, refresh: number): grain is number {
  return typeof grain === "number" && grain > (COARSE_SHARE * 1000) / refresh;
}
