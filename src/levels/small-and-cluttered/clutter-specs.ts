import type { BackgroundSpec, StimulusSpec } from "../../core/trial/trial";

export interface ClutterChoice {
  /** The object's longer side, relative to the picture's side. */
  readonly size: number;
  readonly busy: boolean;
  /** Whether the object is moved to the side. */
  readonly aside: boolean;
}

export const LARGE = 0.85;
export const SMALLEST = 0.2;
const SMALL = 0.4;

const photo = (id: string): BackgroundSpec => ({ kind: "photo", id, left: 0.5, top: 0.5, zoom: 1, mirror: false });
/** One of the collection's calmest places and one of its busiest. */
const CALM = photo("place-red-pyramid");
const BUSY = photo("place-pebbles");

/** The same object at another size, on another background. */
export function clutterSpec(base: StimulusSpec, { size, busy, aside }: ClutterChoice): StimulusSpec {
  return {
    ...base,
    object: { ...base.object, x: aside ? 0.76 : 0.5, y: aside ? 0.6 : 0.5, size },
    background: busy ? BUSY : CALM,
  };
}

/** What each step of the text shows; other steps leave the picture alone. */
export const clutterSteps = new Map<string, ClutterChoice>([
  ["size", { size: SMALL, busy: false, aside: false }],
  ["clutter", { size: 0.6, busy: true, aside: false }],
  ["crowding", { size: SMALL, busy: true, aside: true }],
  ["net", { size: SMALL, busy: true, aside: false }],
]);
