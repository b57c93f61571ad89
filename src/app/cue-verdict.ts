import { binomialUpperTail } from "../core/stats/chance";
import { type CueAnswer, cueAnswer } from "../core/stats/cue-answer";
import type { TrialRecord } from "../core/trial/record";

/** What the player's and the net's answers to a conflict of shape and texture named. */
export interface CuePair {
  readonly record: TrialRecord;
  readonly you: CueAnswer;
  /** Null when no net judged the trial. */
  readonly net: CueAnswer | null;
}

/** The records of conflicting cues, with what either answer named. The others have a right answer. */
export function cuePairs(records: readonly TrialRecord[]): CuePair[] {
  return records.flatMap((record) => {
    const { trial, response, net } = record;
    const { answer, texture } = trial;
    if (texture === undefined) return [];
    const you = cueAnswer(response.choice, answer, texture);
    return [{ record, you, net: net && cueAnswer(net.choice, answer, texture) }];
  });
}

/** Whether an answer named one of the two cues. */
export const isCue = (answer: CueAnswer | null): boolean => answer === "shape" || answer === "texture";

/**
 * What a block of conflicting cues earns. It is passed by naming either cue, two of n choices, above chance (exact
 * one-sided binomial test, 5 %); the mark goes to a player who named one of them more often than the net. Which of the
 * two earns nothing, and pictures with a right answer do not count.
 */
export function cueVerdict(
  records: readonly TrialRecord[],
  alternatives: number,
): { readonly passed: boolean; readonly beatNet: boolean } {
  const pairs = cuePairs(records);
  const yours = pairs.filter(({ you }) => isCue(you)).length;
  const nets = pairs.filter(({ net }) => isCue(net)).length;
  return {
    // With two choices every answer names a cue.
    passed: pairs.length > 0 && alternatives > 2 && binomialUpperTail(yours, pairs.length, 2 / alternatives) <= 0.05,
    beatNet: pairs.length > 0 && pairs.every(({ net }) => net !== null) && yours > nets,
  };
}
