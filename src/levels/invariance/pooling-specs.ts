import type { StimulusSpec } from "../../core/trial/trial";
import { degrees } from "../../core/units";
import { type CellKind, SMALL_SIDE } from "./pooling-model";

export interface PoolingChoice {
  readonly kind: CellKind;
  /** Points of the little picture that the object has been moved by. */
  readonly shiftX: number;
  readonly shiftY: number;
  /** Degrees, counter-clockwise. */
  readonly turn: number;
  readonly contrast: number;
  readonly negative: boolean;
}

export const PLAIN: PoolingChoice = { kind: "simple", shiftX: 0, shiftY: 0, turn: 0, contrast: 1, negative: false };

/** Its edges run mostly one way: in an object with edges all over, another of them would answer after a turn. */
export const SHOWN_OBJECT = "bird-peacock";

/** Further, and the object would be cut off by the frame. */
export const MOST_SHIFT = 12;

/** The object alone on grey, changed. A shift by whole points of the little picture is the same picture, moved. */
export function poolingSpec(object: string, choice: PoolingChoice): StimulusSpec {
  const { shiftX, shiftY, turn, contrast, negative } = choice;
  return {
    object: {
      id: object,
      x: 0.5 + shiftX / SMALL_SIDE,
      y: 0.5 + shiftY / SMALL_SIDE,
      size: 0.5,
      turn: degrees(turn),
      mirror: false,
    },
    background: { kind: "grey" },
    light: 1,
    ...(contrast !== 1 && { contrast }),
    ...(negative && { negative }),
  };
}

/** What each step of the words shows. */
export const poolingSteps = new Map<string, Partial<PoolingChoice>>([
  ["slide", PLAIN],
  ["shift", { ...PLAIN, shiftX: 9, shiftY: -4 }],
  ["complex", { ...PLAIN, kind: "complex", negative: true }],
  ["turn", { ...PLAIN, kind: "complex", turn: 90 }],
  ["light", { ...PLAIN, kind: "complex", contrast: 0.3 }],
  ["net", PLAIN],
]);
