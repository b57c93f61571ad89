import type { Acuity } from "../vision/acuity";
import type { Range, StimulusRules } from "./flash-task";
import type { CategoryId } from "./trial";

/** The one condition of a level of glimpses. */
export const SCENE_CONDITION = "scene";

/** What a level of glimpses asks for. */
export interface GlimpseTask {
  readonly trials: number;
  /** The n of the n-AFC. */
  readonly alternatives: number;
  /** Categories to draw from; empty for the whole deck. */
  readonly categories: readonly CategoryId[];
  /** Jumps of the eye after the first glimpse. */
  readonly saccades: number;
  readonly stimulus: SceneObjectRules;
  readonly scene: SceneRules;
}

/**
 * How the object of a scene is drawn; its size is over the scene's side. Where it stands is the scene's matter, and a
 * scene knows no contrast, negative or occluders.
 */
export type SceneObjectRules = Omit<StimulusRules, "position" | "contrast" | "negative" | "occlusion">;

/** How scenes are made, and how the eye sees them. */
export interface SceneRules {
  /** Width and height in pixels. */
  readonly side: number;
  /** Visual angle that the scene's width stands for, whatever the size of the player's screen: the blur is drawn. */
  readonly degrees: number;
  /** The eye that looks, see core/vision/acuity. A coarser one than an eye's makes up for what else is lost outside. */
  readonly acuity: Acuity;
  /** Side of the square around the gaze that the net gets, in the scene's pixels. */
  readonly window: number;
  /** Pieces of other photographs. */
  readonly clutter: number;
  /** Patches of colour and texture from things that are no choice of the trial: from afar they look like an object. */
  readonly bait: number;
  /** Sizes of the bait over the scene's side. */
  readonly baitSize: Range;
  /** Pieces that cover parts of the object. */
  readonly cover: number;
}

export const pixelsPerDegree = ({ side, degrees }: SceneRules): number => side / degrees;
