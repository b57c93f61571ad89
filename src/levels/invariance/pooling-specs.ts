import type { StimulusSpec } from "../../core/trial/trial";
import { degrees } from "../../core/units";
import { type CellKind, SMALL_SIDE } from "./pooling-model";

export interface PoolingChoice {
  readonly kind: CellKind;
  /** Shift of the object, in points of the small picture. */
  readonly shiftX: number;
  readonly shiftY: number;
  /** Degrees, counter-clockwise. */
  readonly turn: number;
  readonly contrast: number;
  readonly negative: boolean;
}

export const PLAIN: PoolingChoice = { kind: "simple", shiftX: 0, shiftY: 0, turn: 0, contrast: 1, negative: false };

/** Its edges run mostly one way: in an object with edges in all directions, another edge would respond after a turn. */
export const SHOWN_OBJECT = "bird-peacock";

/** Any further and the frame would cut off the object. */
export const MOST_SHIFT = 12;

/** The transformed object alone on grey. A shift by whole points of the small picture moves it exactly. */
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

/** What each step of the text shows. */
export const poolingSteps = new Map<string, Partial<PoolingChoice>>([
  ["slide", PLAIN],
  ["shift", { ...PLAIN, shiftX: 9, shiftY: -4 }],
  ["complex", { ...PLAIN, kind: "complex", negative: true }],
  ["turn", { ...PLAIN, kind: "complex", turn: 90 }],
  ["light", { ...PLAIN, kind: "complex", contrast: 0.3 }],
  ["net", PLAIN],
]);
