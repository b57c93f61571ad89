import type { Degrees, Ms } from "../units";

/** An entry-level category's id, as in assets/stimuli/categories.json: "dog". */
export type CategoryId = string;
/** An item's id in the stimulus manifest: "dog-golden-retriever". */
export type ItemId = string;

/** The object's background. Crops are fractions of the photograph's width and height. */
export type BackgroundSpec =
  | {
      readonly kind: "photo";
      readonly id: ItemId;
      /** Left and top edge of a square crop, as fractions of the remaining free space: 0 to 1. */
      readonly left: number;
      readonly top: number;
      /** Side of the crop as a fraction of the photograph's shorter side: 0 < zoom ≤ 1. */
      readonly zoom: number;
      readonly mirror: boolean;
    }
  | { readonly kind: "noise"; readonly seed: string }
  | { readonly kind: "grey" };

/** The object's position and pose in the square frame. */
export interface PlacementSpec {
  readonly id: ItemId;
  /** Centre of the object's box in the frame: 0 (left, top) to 1 (right, bottom). */
  readonly x: number;
  readonly y: number;
  /** Longer side of the object's box, relative to the frame's side: 0 < size ≤ 2; above 1 the frame crops it. */
  readonly size: number;
  /** Rotation in the picture plane, counter-clockwise. */
  readonly turn: Degrees;
  /** Models only: rotation in depth, a multiple of 45 from 0 (front) to 315. Its box is then that of all its views. */
  readonly view?: Degrees;
  /** Models with a view only: seen from above, where they have every 90th degree. Absent: from eye height. */
  readonly above?: boolean;
  /** Flipped left to right. */
  readonly mirror: boolean;
}

/** Grey blobs and bars that hide a share of the object. */
export interface OccluderSpec {
  readonly seed: string;
  /** Hidden share of the object's area: 0 ≤ cover < 1. */
  readonly cover: number;
}

/** Everything that determines one stimulus's pixels. The same spec gives bit-identical pixels. */
export interface StimulusSpec {
  readonly object: PlacementSpec;
  readonly background: BackgroundSpec;
  /** The object's silhouette in uniform dark grey; absent for the object as it is. */
  readonly silhouette?: boolean;
  /** Absent: nothing covers the object. */
  readonly occluders?: OccluderSpec;
  /** Gain on all pixel values: 1 leaves them unchanged, 0.5 halves them. */
  readonly light: number;
  /** Contrast around mid-grey (128), applied before the light: 0 < c ≤ 1; absent for 1. */
  readonly contrast?: number;
  /** Black and white swapped, after the contrast and before the light; absent for false. */
  readonly negative?: boolean;
  /** Fills the object's silhouette with another object's texture. Absent: the object keeps its own. */
  readonly texture?: TextureSpec;
  /** Present in glimpses levels. */
  readonly scene?: SceneSpec;
}

/** The texture of an object, without its shape. */
export interface TextureSpec {
  readonly id: ItemId;
  /** Seed that decides which pieces of the object are used and where each goes. */
  readonly seed: string;
}

/** A piece of another picture in a scene: clutter, bait or cover. */
export interface ScenePatch {
  readonly id: ItemId;
  /** The square cut from the source: its centre and side, as shares of the source's free space and shorter side. */
  readonly crop: { readonly left: number; readonly top: number; readonly zoom: number };
  readonly shape: "box" | "oval";
  /** Centre in the scene: 0 (left, top) to 1 (right, bottom). */
  readonly x: number;
  readonly y: number;
  /** Longer side relative to the scene's side, and shorter side relative to the longer. */
  readonly size: number;
  readonly flatness: number;
  readonly turn: Degrees;
}

/** Turns a picture into a large scene: more space, with more in it. */
export interface SceneSpec {
  /** Width and height in pixels. */
  readonly side: number;
  /** Drawn in this order over the background, before the object. */
  readonly under: readonly ScenePatch[];
  /** Drawn over the object. */
  readonly over: readonly ScenePatch[];
}

/** Where on the screen the picture appears, in degrees of visual angle. The net gets the same pixels regardless. */
export interface TrialPosition {
  /** From the fixation cross to the picture's centre, ≥ 0. */
  readonly eccentricity: number;
  readonly side: "left" | "right";
  /** Height of the picture's square, > 0. */
  readonly diameter: number;
}

/** The requested durations. The PresentationLog has what the screen really did. */
export interface TrialTiming {
  readonly fixation: Ms;
  /** How long the picture is on screen. */
  readonly exposure: Ms;
  /** Blank between picture and mask (the ISI); 0 for none. SOA of picture and mask = exposure + gap. */
  readonly gap: Ms;
  /** How long the mask is on screen; 0 for none. */
  readonly mask: Ms;
  /** Time to answer, from when the choices appear; null for no limit. */
  readonly deadline: Ms | null;
}

/** One trial, fixed before anything is shown. */
export interface Trial {
  /** `<level>:<seed>:<index>`, with `p` before the index in practice. */
  readonly id: string;
  /** Its index in its run, from 0; practice trials are numbered separately. */
  readonly index: number;
  readonly practice: boolean;
  /** Name of the level's condition for this trial. */
  readonly condition: string;
  readonly stimulus: StimulusSpec;
  /** Name for the field's tables: its last `_` field identifies the exact stimulus. */
  readonly imageName: string;
  readonly timing: TrialTiming;
  /** Absent: in the centre, at the frame's own size. Stored records call it `place`, so the key stays. */
  readonly place?: TrialPosition;
  readonly maskSeed: string;
  /** The n alternatives, in button order. */
  readonly choices: readonly CategoryId[];
  readonly answer: CategoryId;
  /** For conflicting cues: the category of the stimulus's texture, while `answer` is that of its shape, not the right one. */
  readonly texture?: CategoryId;
}

/** False for conflicting cues: naming the shape and naming the texture are two answers, and neither is wrong. */
export const hasRightAnswer = ({ texture }: Pick<Trial, "texture">): boolean => texture === undefined;
