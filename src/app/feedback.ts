import type { TrialRecord } from "../core/trial/record";
import { hasRightAnswer } from "../core/trial/trial";
import type { SoundPort } from "./ports";

/**
 * Delay from an answer to its chime: the same after every answer, however late the page handles it. Long enough to
 * cover a busy page and the audio output latency.
 */
const AFTER_ANSWER_MS = 150;

/** Plays the chime for a right or wrong answer. */
export function chimeFor(record: TrialRecord, sound: SoundPort): void {
  // Shape or texture: neither answer is right, so no chime may teach the player one of them.
  if (!hasRightAnswer(record.trial)) return;
  const { presentation, response } = record;
  const answeredAt = presentation && response.rt !== null ? presentation.onset + response.rt : undefined;
  sound.play(record.correct ? "right" : "wrong", answeredAt && answeredAt + AFTER_ANSWER_MS);
}
