import type { ItemId, StimulusSpec } from "../../core/trial/trial";
import { degrees } from "../../core/units";

/** The transform applied to the object. */
export interface Transform {
  /** Centre of the object's box, 0 to 1. */
  readonly x: number;
  readonly y: number;
  /** Longer side, relative to the frame's side. */
  readonly size: number;
  /** Degrees, counter-clockwise: −180 to 180. */
  readonly turn: number;
  readonly mirror: boolean;
  /** Gain on all pixels. */
  readonly light: number;
  /** Around mid-grey: 1 leaves it unchanged, 0 is uniform grey. */
  readonly contrast: number;
  readonly negative: boolean;
}

export const START: Transform = {
  x: 0.5,
  y: 0.5,
  size: 0.7,
  turn: 0,
  mirror: false,
  light: 1,
  contrast: 1,
  negative: false,
};

/** A slider's quantity and range. */
export type Dimension = "x" | "y" | "size" | "turn" | "light" | "contrast";

export const RANGES: Readonly<
  Record<Dimension, { readonly low: number; readonly high: number; readonly step: number }>
> = {
  x: { low: 0, high: 1, step: 0.01 },
  y: { low: 0, high: 1, step: 0.01 },
  size: { low: 0.05, high: 1, step: 0.01 },
  turn: { low: -180, high: 180, step: 1 },
  light: { low: 0.05, high: 1.95, step: 0.01 },
  contrast: { low: 0.03, high: 1, step: 0.01 },
};

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The transform with some values changed, clamped to what can be shown; a turn wraps around the circle. */
export function changed(transform: Transform, change: Partial<Transform>): Transform {
  const next = { ...transform, ...change };
  const keep = (dimension: Dimension): number => {
    const { low, high } = RANGES[dimension];
    return round(Math.min(high, Math.max(low, next[dimension])));
  };
  return {
    ...next,
    x: keep("x"),
    y: keep("y"),
    size: keep("size"),
    turn: wrapped(next.turn),
    light: keep("light"),
    contrast: keep("contrast"),
  };
}

/** The same angle in −180 (excluded) to 180; −180 itself may be a slider's end. */
function wrapped(turn: number): number {
  if (turn >= -180 && turn <= 180) return round(turn);
  return round(turn - 360 * Math.ceil((turn - 180) / 360));
}

/** Alone on grey, so that nothing but the object can change the answer. */
export function specOf(id: ItemId, transform: Transform): StimulusSpec {
  const { x, y, size, turn, mirror, light, contrast, negative } = transform;
  return {
    object: { id, x, y, size, turn: degrees(turn), mirror },
    background: { kind: "grey" },
    light,
    ...(contrast !== 1 && { contrast }),
    ...(negative && { negative }),
  };
}

/** Whether only the turn has been changed. */
export function onlyTurned(transform: Transform): boolean {
  return JSON.stringify({ ...transform, turn: 0 }) === JSON.stringify(START);
}
