import { type ShareInterval, wilson } from "./intervals";

/** Which cue an answer followed, for a picture whose shape and texture name different categories. */
export type CueChoice = "shape" | "texture" | "other";

/** Shape bias with its Wilson 95 % interval, 0..1; `point` is NaN when no answer named either. */
export interface ShapeBias extends ShareInterval {
  readonly shape: number;
  readonly texture: number;
  /** Answers that named neither, and missed ones; they do not count towards the bias. */
  readonly other: number;
}

/**
 * Shape bias: shape/(shape + texture), over pictures whose shape and texture differ. Answers that name neither are left
 * out.
 *
 * @throws RangeError on an impossible confidence
 * Source: Geirhos et al. 2019, "ImageNet-trained CNNs are biased towards texture".
 */
export function shapeBias(choices: readonly CueChoice[], confidence = 0.95): ShapeBias {
  const count = (kind: CueChoice) => choices.filter((choice) => choice === kind).length;
  const [shape, texture] = [count("shape"), count("texture")];
  return { shape, texture, other: count("other"), ...wilson(shape, shape + texture, confidence) };
}

/** Which cue an answer followed; a missed answer (null) followed neither. */
export function cueOf(answer: string | null, shape: string, texture: string): CueChoice {
  if (answer === shape) return "shape";
  return answer === texture ? "texture" : "other";
}
