import type { CueAnswer } from "./cue-answer";
import { type ShareInterval, wilson } from "./intervals";

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
export function shapeBias(answers: readonly CueAnswer[], confidence = 0.95): ShapeBias {
  const count = (kind: CueAnswer) => answers.filter((answer) => answer === kind).length;
  const [shape, texture] = [count("shape"), count("texture")];
  const named = shape + texture;
  return { shape, texture, other: answers.length - named, ...wilson(shape, named, confidence) };
}
