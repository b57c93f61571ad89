import { type ShareInterval, wilson } from "./intervals";

/** How often a subject was right: counts, and the share with its Wilson interval. */
export interface Accuracy extends ShareInterval {
  readonly n: number;
  readonly correct: number;
}

/**
 * Accuracy over trials, each true when right. A missed answer counts as wrong, so pass false for it.
 * Without trials the point is NaN and the interval 0..1. @throws RangeError on an impossible confidence.
 */
export function accuracyOf(outcomes: readonly boolean[], confidence = 0.95): Accuracy {
  const correct = outcomes.filter(Boolean).length;
  return { n: outcomes.length, correct, ...wilson(correct, outcomes.length, confidence) };
}
