import type { Degrees, Ms } from "../units";

/** An entry-level category's id, as in assets/stimuli/categories.json: "dog". */
export type CategoryId = string;
/** An item's id in the stimulus manifest: "dog-golden-retriever". */
export type ItemId = string;

/** What lies behind the object. Crops are fractions of the photograph's width and height. */
export type BackgroundSpec =
  | {
      readonly kind: "photo";
      readonly id: ItemId;
      /** Left and top edge of a square crop, as fractions of the free play that is left beside it: 0 to 1. */
      readonly left: number;
      readonly top: number;
      /** Side of the crop as a fraction of the photograph's shorter side: 0 < zoom ≤ 1. */
      readonly zoom: number;
      readonly mirror: boolean;
    }
  | { readonly kind: "noise"; readonly seed: string }
  | { readonly kind: "grey" };

/** Where and how the object stands in the square frame. */
export interface PlacementSpec {
  readonly id: ItemId;
  /** Centre of the object's box in the frame: 0 (left, top) to 1 (right, bottom). */
  readonly x: number;
  readonly y: number;
  /** Longer side of the object's box over the frame's side: 0 < size ≤ 1. */
  readonly size: number;
  /** Rotation in the picture plane, counter-clockwise. */
  readonly turn: Degrees;
  /** Flipped left for right. */
  readonly mirror: boolean;
}

/** Grey blobs and bars that hide a share of the object. */
export interface OccluderSpec {
  readonly seed: string;
  /** Share of the object's area that they hide: 0 ≤ cover < 1. */
  readonly cover: number;
}

/** Everything that decides the pixels of one stimulus. The same spec gives the same pixels to the bit. */
export interface StimulusSpec {
  readonly object: PlacementSpec;
  readonly background: BackgroundSpec;
  /** The object's outline filled with one dark grey; absent for the object as it is. */
  readonly silhouette?: boolean;
  /** Absent: nothing stands before the object. */
  readonly occluders?: OccluderSpec;
  /** Gain on all pixel values: 1 leaves them, 0.5 halves them. */
  readonly light: number;
  /** Contrast about mid-grey (128), before the light: 0 < c ≤ 1; absent for 1. */
  readonly contrast?: number;
  /** Black for white, after the contrast and before the light; absent for false. */
  readonly negative?: boolean;
  /** Fills the object's silhouette with another object's texture. Absent: the object keeps its own. */
  readonly texture?: TextureSpec;
  /** Present in the level whose pictures are searched with the eyes. */
  readonly scene?: SceneSpec;
}

/** The texture of an object, without its shape. */
export interface TextureSpec {
  readonly id: ItemId;
  /** Decides which pieces of the object are taken, and where each of them comes to lie. */
  readonly seed: string;
}

/** A piece of another picture that lies in a scene: clutter, bait or cover. */
export interface ScenePatch {
  readonly id: ItemId;
  /** The square of the source that is shown: its middle and side, as shares of the source's shorter side and free play. */
  readonly crop: { readonly left: number; readonly top: number; readonly zoom: number };
  readonly shape: "box" | "oval";
  /** Middle in the scene: 0 (left, top) to 1 (right, bottom). */
  readonly x: number;
  readonly y: number;
  /** Longer side over the scene's side, and the shorter side over the longer. */
  readonly size: number;
  readonly flatness: number;
  readonly turn: Degrees;
}

/** What makes a picture a large scene: more room, and more in it. */
export interface SceneSpec {
  /** Width and height in pixels. */
  readonly side: number;
  /** Drawn in this order over the background, before the object. */
  readonly under: readonly ScenePatch[];
  /** Drawn over the object. */
  readonly over: readonly ScenePatch[];
}

/** Where on the screen the picture stands, in degrees of visual angle. The net gets the same pixels wherever it is. */
export interface TrialPosition {
  /** From the fixation cross to the picture's middle, ≥ 0. */
  readonly eccentricity: number;
  readonly side: "left" | "right";
  /** Height of the picture's square, > 0. */
  readonly diameter: number;
}

/** The durations asked for. What the screen really did stands in the PresentationLog. */
export interface TrialTiming {
  readonly fixation: Ms;
  /** How long the picture is up. */
  readonly exposure: Ms;
  /** Blank between picture and mask (the ISI); 0 for none. SOA of picture and mask = exposure + gap. */
  readonly gap: Ms;
  /** How long the mask is up; 0 for none. */
  readonly mask: Ms;
  /** Time to answer, from the moment the choices appear. */
  readonly deadline: Ms;
}

/** One trial, fixed before anything is shown. */
export interface Trial {
  /** `<level>:<seed>:<index>`, with `p` before the index in practice. */
  readonly id: string;
  /** Its number in its run, from 0; practice trials count by themselves. */
  readonly index: number;
  readonly practice: boolean;
  /** Name of the level's condition that this trial belongs to. */
  readonly condition: string;
  readonly stimulus: StimulusSpec;
  /** Name for the field's tables: its last `_` field identifies the exact stimulus. */
  readonly imageName: string;
  readonly timing: TrialTiming;
  /** Absent: in the middle, at the frame's own size. Kept records call it `place`, so the key stays. */
  readonly place?: TrialPosition;
  readonly maskSeed: string;
  /** The n alternatives in the order of the buttons. */
  readonly choices: readonly CategoryId[];
  readonly answer: CategoryId;
  /** Where the cues disagree: the category whose texture the stimulus has, while `answer` has given its shape. */
  readonly texture?: CategoryId;
}
