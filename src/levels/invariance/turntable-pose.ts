import type { ItemId, StimulusSpec } from "../../core/trial/trial";
import { degrees } from "../../core/units";
import { ABOVE_STEP, ROUND_STEP } from "../../core/vision/model-views";

/** How a model stands before the camera. */
export interface Pose {
  /** Rotation in depth in degrees: 0 is the front. */
  readonly azimuth: number;
  /** Seen from above instead of from eye height. */
  readonly above: boolean;
}

export const FRONT: Pose = { azimuth: 0, above: false };

/** Degrees between neighbouring views at the pose's height. */
export const stepOf = ({ above }: Pick<Pose, "above">): number => (above ? ABOVE_STEP : ROUND_STEP);

export const sameView = (one: Pose, other: Pose): boolean => one.azimuth === other.azimuth && one.above === other.above;

/** Every view that a model has, around it first. */
export const POSES: readonly Pose[] = [false, true].flatMap((above) =>
  Array.from({ length: 360 / stepOf({ above }) }, (_, i) => ({ azimuth: i * stepOf({ above }), above })),
);

/** Turned by some views, on around the circle. */
export function turned(pose: Pose, steps: number): Pose {
  return { ...pose, azimuth: (((pose.azimuth + steps * stepOf(pose)) % 360) + 360) % 360 };
}

/** From the other height, at the nearest view that it has; half way, at the one before. */
export function raised(pose: Pose, above: boolean): Pose {
  const step = stepOf({ above });
  return { azimuth: Math.floor(pose.azimuth / step) * step, above };
}

/** The pose for a key; null for other keys. */
export function posed(pose: Pose, key: string): Pose | null {
  switch (key) {
    case "ArrowLeft":
      return turned(pose, -1);
    case "ArrowRight":
      return turned(pose, 1);
    case "ArrowUp":
      return raised(pose, true);
    case "ArrowDown":
      return raised(pose, false);
    default:
      return null;
  }
}

/**
 * The pose after a drag from where it began: sideways turns, an eighth of the picture a view; a quarter up looks from
 * above, a quarter down from eye height again.
 * @param x to the right, as a share of the picture's side
 * @param y downwards, likewise
 */
export function dragged(from: Pose, x: number, y: number): Pose {
  const height = Math.abs(y) < 0.25 ? from : raised(from, y < 0);
  // What is dragged to the right shows more of its left side, as on a real turntable.
  const steps = Math.round((-x * 8 * ROUND_STEP) / stepOf(height));
  return turned(height, steps);
}

export interface Shown {
  readonly model: ItemId;
  readonly pose: Pose;
}

/** Alone on grey. */
export function modelSpec({ model, pose: { azimuth, above } }: Shown): StimulusSpec {
  return {
    object: {
      id: model,
      x: 0.5,
      y: 0.5,
      size: 0.9,
      turn: degrees(0),
      view: degrees(azimuth),
      ...(above && { above }),
      mirror: false,
    },
    background: { kind: "grey" },
    light: 1,
  };
}
