import { RIGHT_POINTS } from "../../content/class/class-settings";
import { median } from "../../core/stats/describe";
import { hasRightAnswer } from "../../core/trial/trial";
import { type Block, blockOf, type KeptAnswer, noScore, type RoomState, type Score, trialOf } from "./state";

/** At most, for being faster than one's own median. */
export const SPEED_POINTS = 10;
/** Right answers before a median is one's own. */
const LEAST_RTS = 3;

/** Whether the picture was shown exactly as asked. */
export const isMarked = ({ played }: Pick<KeptAnswer, "played">): boolean =>
  played.presentation === null || played.presentation.verdict.kind !== "exact";

/**
 * Points of an answer: accuracy first, and a small bonus for speed against one's own median so far, so that nobody's
 * age or phone decides. A doubtful reaction time earns no bonus, and nobody gets
 * one before their fourth right answer.
 * @param score before this answer
 * @param rt ms; null where it is unknown or doubted
 */
export function pointsFor(score: Score, right: boolean, rt: number | null): number {
  if (!right) return 0;
  if (rt === null || score.rts.length < LEAST_RTS) return RIGHT_POINTS;
  const usual = median(score.rts);
  const gain = usual > 0 ? (usual - rt) / usual : 0;
  // Twice as fast as usual earns it all.
  return RIGHT_POINTS + Math.round(SPEED_POINTS * Math.min(1, Math.max(0, gain * 2)));
}

/** A score with one more answer. Practice, broken trials and pictures without a right answer leave it alone. */
export function scoredWith(score: Score, block: Block, trialId: string, answer: KeptAnswer): Score {
  const trial = trialOf(block, trialId);
  if (!trial || trial.practice || answer.played.outcome === "discarded") return score;
  const marked = score.marked + (isMarked(answer) ? 1 : 0);
  if (!hasRightAnswer(trial)) return { ...score, marked };
  const right = answer.played.choice === trial.answer;
  const { rt } = answer.played;
  const timed = right && rt !== null && answer.trusted && !isMarked(answer);
  return {
    points: score.points + answer.points,
    right: score.right + (right ? 1 : 0),
    judged: score.judged + 1,
    marked,
    rts: timed ? [...score.rts, rt] : score.rts,
  };
}

/** Points of an answer to the open trial, as {@link pointsFor} has it. */
export function pointsOf(state: RoomState, seat: string, trialId: string, answer: Omit<KeptAnswer, "points">): number {
  const block = blockOf(state);
  const trial = block && trialOf(block, trialId);
  if (!trial || trial.practice || !hasRightAnswer(trial) || answer.played.outcome === "discarded") return 0;
  const right = answer.played.choice === trial.answer;
  const rt = answer.trusted && !isMarked(answer) ? answer.played.rt : null;
  return pointsFor(state.seats[seat]?.score ?? noScore, right, rt);
}
