import type { Ms } from "../units";
import type { CategoryId } from "./trial";

/** A point in a scene, as shares of its sides: 0 (left, top) to 1 (right, bottom). */
export interface ScenePoint {
  readonly x: number;
  readonly y: number;
}

/** One of the player's glimpses. */
export interface Glimpse {
  readonly gaze: ScenePoint;
  /** Arrival of the gaze, from the scene's onset, by the input event's time stamp. The first is 0. */
  readonly at: Ms;
}

/** The net's state after a glimpse and all earlier ones. */
export interface NetGlimpse {
  readonly gaze: ScenePoint;
  /** Averaged evidence for each of the trial's choices, in their order; sums to 1. */
  readonly evidence: readonly number[];
  readonly choice: CategoryId;
}

/** Where both players looked in one trial, and the net's evidence. */
export interface GlimpseLog {
  readonly yours: readonly Glimpse[];
  /** The net on the player's glimpses, after each; null when no net could judge. */
  readonly netYours: readonly NetGlimpse[] | null;
  /** The net on its own glimpses; null when no net could judge. */
  readonly netOwn: readonly NetGlimpse[] | null;
}
