import type { BoundedEstimate } from "./integrated-likelihood";
import type { LogisticShape } from "./logistic-fit";
import { fitPsychometric } from "./psychometric";

/** One trial: how long its picture was shown, in ms (> 0), and whether the answer was right. */
export interface ExposureTrial {
  readonly ms: number;
  readonly correct: boolean;
}

export interface ExposureFit {
  /** In ms, with a 95 % interval. */
  readonly threshold: BoundedEstimate;
  /** In ln(ms); null where there is nothing to fit. */
  readonly curve: LogisticShape | null;
}

/** The thresholds considered, in ms: from less than a frame to a long look. */
const RANGE_MS = { low: 5, high: 2000 };
/** Compositors report to a hundredth of a millisecond; trials this near, in ms, count as one exposure. */
const ALIKE_MS = 0.1;

/**
 * The exposure at which accuracy is half way between guessing and its ceiling: a rising logistic in ln(ms), slope and
 * lapse unknown. What the results screen shows of a block, and `analyse` of tables.
 *
 * @param chance what guessing reaches, 0 ≤ chance < 1
 * @throws RangeError on an exposure that is not above zero, or an impossible chance
 */
export function fitExposure(trials: readonly ExposureTrial[], chance: number): ExposureFit {
  const seen = trials.map(({ ms, correct }) => {
    if (!(ms > 0)) throw new RangeError(`an exposure is above 0 ms, got ${ms}`);
    const rounded = Math.max(ALIKE_MS, Math.round(ms / ALIKE_MS) * ALIKE_MS);
    return { x: Math.log(rounded), n: 1, correct: correct ? 1 : 0 };
  });
  const range = { low: Math.log(RANGE_MS.low), high: Math.log(RANGE_MS.high) };
  const { threshold, curve } = fitPsychometric(seen, { chance, lapse: "unknown", direction: "rising", range });
  const exp = (value: number | null) => (value === null ? null : Math.exp(value));
  const { value, low, high } = threshold;
  return { threshold: { value: exp(value), low: exp(low), high: exp(high) }, curve };
}
