import type { TrialRecord } from "../core/trial/record";
import type { SoundPort } from "./ports";

/**
 * From an answer to its chime: the same after every answer, however long the page took to hear of it. Long enough for a
 * page that is held up and for what lies between a loudspeaker and its browser.
 */
const AFTER_ANSWER_MS = 150;

/** The chime that tells whether an answer was right. */
export function chimeFor(record: TrialRecord, sound: SoundPort): void {
  // Shape or texture: neither is the right answer, and no chime may teach the player one of them.
  if (record.trial.texture !== undefined) return;
  const { presentation, response } = record;
  const answeredAt = presentation && response.rt !== null ? presentation.onset + response.rt : undefined;
  sound.play(record.correct ? "right" : "wrong", answeredAt && answeredAt + AFTER_ANSWER_MS);
}
