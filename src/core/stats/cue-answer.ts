/** Which cue an answer followed, for a picture whose shape and texture name different categories. */
export type CueChoice = "shape" | "texture" | "other";
/** The same for answers that may not have come in time. */
export type CueAnswer = CueChoice | "missed";

/** Which cue an answer followed; a missed answer (null) followed neither. */
export function cueOf(answer: string | null, shape: string, texture: string): CueChoice {
  if (answer === shape) return "shape";
  return answer === texture ? "texture" : "other";
}

/** The same, with missed answers told from those that name something else. */
export const cueAnswer = (answer: string | null, shape: string, texture: string): CueAnswer =>
  answer === null ? "missed" : cueOf(answer, shape, texture);
