import { type Hertz, hertz } from "../../core/units";

/** What a run of frame stamps reveals about the screen. */
export interface RefreshEstimate {
  readonly refresh: Hertz;
  /** False if frames have no common period or are too rare for any screen: variable refresh, or a busy machine. */
  readonly steady: boolean;
  /** 80th percentile of an interval's deviation from a whole number of periods, in periods: 0 to 0.5. */
  readonly spread: number;
}

/** Common screen rates. A measured rate this close to one of them counts as that one. */
const KNOWN_RATES = [30, 48, 50, 60, 72, 75, 90, 100, 120, 144, 165, 180, 200, 240] as const;
const SNAP_TOLERANCE = 0.02;

/** Stamps closer than this are two callbacks of one frame: half a period of the fastest screen above. */
const SAME_FRAME_MS = 2;
/** Random residuals have an 80th percentile of 0.4; stamps that jitter by a fifth of a period, of about 0.25. */
const STEADY_SPREAD = 0.3;
/** No screen is slower. Rarer frames mean a busy machine or a coarse clock. */
const SLOWEST_SCREEN = 24;
/** Fewer intervals than this are not enough. */
const FEWEST_INTERVALS = 8;
const MOST_PERIODS = 6;

/**
 * The refresh rate behind a list of requestAnimationFrame stamps. Missed frames make intervals of two and more periods,
 * so intervals are folded onto a period found at their lower quartile, and the period is then the sum of the
 * well-fitting intervals over the sum of their periods; this is exact even when stamps are rounded to milliseconds.
 * @param stamps ms, in callback order
 * @returns null when there are too few stamps to tell
 */
export function estimateRefresh(stamps: readonly number[]): RefreshEstimate | null {
  const intervals = frameIntervals(stamps);
  if (intervals.length < FEWEST_INTERVALS) return null;
  // Twice: the quartile of jittering stamps is slightly short of the period, and the second pass starts closer.
  const period = refine(intervals, refine(intervals, quantile(intervals, 0.25)));
  const spread = quantile(
    intervals.map((interval) => Math.abs(interval / period - wholePeriods(interval, period))),
    0.8,
  );
  const refresh = snapRefresh(1000 / period);
  return { refresh, steady: spread <= STEADY_SPREAD && refresh >= SLOWEST_SCREEN * (1 - SNAP_TOLERANCE), spread };
}

/**
 * The rate from the number of callbacks only, for a clock too coarse to time a frame: each callback is a refresh.
 * Counts from one clock step to another, because between steps the clock says nothing.
 * @returns null when the clock stepped less than twice
 */
export function countRefresh(stamps: readonly number[]): Hertz | null {
  const steps = stamps.flatMap((stamp, i) => (i > 0 && stamp > (stamps[i - 1] as number) ? [i] : []));
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined || last === first) return null;
  const count = last - first;
  const rate = (count * 1000) / ((stamps[last] as number) - (stamps[first] as number));
  // Either end may be anywhere within its frame.
  return snapRefresh(rate, Math.max(SNAP_TOLERANCE, 1 / count));
}

/** The known rate within 2 % (or another share) of a measured one, else the measured one to a tenth. */
export function snapRefresh(rate: number, tolerance = SNAP_TOLERANCE): Hertz {
  let best: number | null = null;
  for (const known of KNOWN_RATES) {
    const error = Math.abs(rate / known - 1);
    if (error <= tolerance && (best === null || error < Math.abs(rate / best - 1))) best = known;
  }
  return hertz(best ?? Math.round(rate * 10) / 10);
}

/** Intervals between frames; skips callbacks that share a frame, and stamps that run backwards. */
function frameIntervals(stamps: readonly number[]): number[] {
  const intervals: number[] = [];
  let last: number | undefined;
  for (const stamp of stamps) {
    if (last !== undefined && stamp - last < SAME_FRAME_MS) continue;
    if (last !== undefined) intervals.push(stamp - last);
    last = stamp;
  }
  return intervals;
}

function wholePeriods(interval: number, period: number): number {
  return Math.max(1, Math.round(interval / period));
}

function refine(intervals: readonly number[], guess: number): number {
  let time = 0;
  let periods = 0;
  for (const interval of intervals) {
    const count = wholePeriods(interval, guess);
    if (count > MOST_PERIODS || Math.abs(interval / guess - count) > 0.4) continue;
    time += interval;
    periods += count;
  }
  return periods > 0 ? time / periods : guess;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
}
