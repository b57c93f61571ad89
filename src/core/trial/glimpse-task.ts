import type { Acuity } from "../vision/acuity";
import type { Range, StimulusRules } from "./flash-task";
import type { CategoryId } from "./trial";

/** The single condition of a glimpses level. */
export const SCENE_CONDITION = "scene";

/** A glimpses level's task. */
export interface GlimpseTask {
  readonly trials: number;
  /** The n of the n-AFC. */
  readonly alternatives: number;
  /** Categories to draw from; empty for the whole deck. */
  readonly categories: readonly CategoryId[];
  /** Saccades after the first glimpse. */
  readonly saccades: number;
  readonly stimulus: SceneObjectRules;
  readonly scene: SceneRules;
}

/**
 * How a scene's object, a cut-out, is drawn; its size is relative to the scene's side. The scene decides its position,
 * and has no contrast, negative or occluders.
 */
export type SceneObjectRules = Omit<
  StimulusRules,
  "deck" | "view" | "position" | "contrast" | "negative" | "occlusion"
>;

/** How scenes are made, and how the eye sees them. */
export interface SceneRules {
  /** Width and height in pixels. */
  readonly side: number;
  /** Visual angle the scene's width represents, independent of the player's screen: the blur is simulated. */
  readonly degrees: number;
  /** The viewing eye, see core/vision/acuity. Coarser than a real eye, to make up for other losses in the periphery. */
  readonly acuity: Acuity;
  /** Side of the square around the gaze given to the net, in scene pixels. */
  readonly window: number;
  /** Pieces of other photographs. */
  readonly clutter: number;
  /**
   * Patches of colour and texture from objects that are not among the choices: in the periphery they look like an
   * object.
   */
  readonly bait: number;
  /** Sizes of the bait, relative to the scene's side. */
  readonly baitSize: Range;
  /** Pieces that cover parts of the object. */
  readonly cover: number;
}

export const pixelsPerDegree = ({ side, degrees }: SceneRules): number => side / degrees;
