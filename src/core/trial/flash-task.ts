import type { Ms } from "../units";
import type { CategoryId, ItemId } from "./trial";

/** The forms in which a concept can be shown. */
export const pictureForms = ["photo", "drawing", "silhouette", "word-en", "word-zh-CN"] as const;
export type PictureForm = (typeof pictureForms)[number];

/** A closed range [low, high] that a value is drawn from uniformly. */
export type Range = readonly [low: number, high: number];

/** What stands behind the object. */
export type BackgroundRules =
  | {
      readonly kind: "photograph";
      /** Clutter of the photographs to draw from, 0 (calm) to 1 (busy). */
      readonly clutter: Range;
      /** Share of trials on pink noise instead, 0 to 1. */
      readonly noise: number;
    }
  /** The grey of the field. */
  | { readonly kind: "plain" };

/** Where the object's centre stands, as a fraction of the frame; the object is kept in the frame. */
export type PositionRules =
  /** Anywhere up to this far from the frame's centre, across and down. */
  | { readonly offset: number }
  /** Exactly this far from the frame's centre, in a random direction. */
  | { readonly distance: number };

/** How stimuli are drawn. A condition may replace any of it. */
export interface StimulusRules {
  /** Longer side of the object's box over the frame's side. */
  readonly size: Range;
  readonly position: PositionRules;
  /** Rotation in degrees, counter-clockwise. */
  readonly turn: Range;
  /** Whether half of the objects are mirrored, or all. */
  readonly mirror: boolean | "always";
  /** Gain on the pixels. */
  readonly light: Range;
  /** Contrast about mid-grey, 0 < c ≤ 1; absent for 1. */
  readonly contrast?: number | undefined;
  /** Black for white; absent for false. */
  readonly negative?: boolean | undefined;
  readonly background: BackgroundRules;
  /** Share of the object's area that grey blobs and bars hide; absent or 0 for none. */
  readonly occlusion?: number | undefined;
  /** In which form the concept is shown; absent for a photograph. */
  readonly form?: PictureForm | undefined;
}

export interface TimingRules {
  readonly fixation: Ms;
  readonly exposure: Ms;
  readonly gap: Ms;
  readonly mask: Ms;
  readonly deadline: Ms;
}

/** Some of a set of rules: those that are to be replaced. */
export type Replaced<Rules> = { readonly [Key in keyof Rules]?: Rules[Key] | undefined };

/** Where on the screen a picture stands, left and right in turn, and how large it is there. */
export interface ScreenRules {
  /**
   * Degrees from the fixation cross to the picture's middle. "edge": as far out as the screen reaches, played in place
   * of those that lie beyond it.
   */
  readonly eccentricity: number | "edge";
  /** Height of the picture's square in degrees of visual angle. */
  readonly diameter: number;
}

export interface FlashCondition {
  readonly name: string;
  readonly stimulus?: Replaced<StimulusRules> | undefined;
  readonly timing?: Replaced<TimingRules> | undefined;
  /** Where it stands on the axis of the level's figure. */
  readonly strength?: number | undefined;
  /** Absent: in the middle, at the frame's own size. */
  readonly onScreen?: ScreenRules | undefined;
  /** Rounds are played one after the other, the conditions of a round interleaved. */
  readonly round?: string | undefined;
}

/** How a block is planned. Each way has its file in core/trial/designs. */
export type DesignRules =
  | { readonly kind: "balanced" }
  | { readonly kind: "crossed" }
  /** Shape against texture: the task's first condition shows conflicts, the second whole photographs. */
  | {
      readonly kind: "cue-conflict";
      /** Objects whose silhouettes are shown, one or more for each category of the task. */
      readonly shapes: readonly ItemId[];
      /** Objects whose textures are shown, one or more for each category of the task. */
      readonly textures: readonly ItemId[];
      /** How many of the trials show a whole photograph. */
      readonly whole: number;
    };
export type DesignName = DesignRules["kind"];
export type DesignOf<Name extends DesignName> = Extract<DesignRules, { readonly kind: Name }>;

/** What a flash level asks for: the parameters that a block of trials is built from. */
export interface FlashTask {
  readonly trials: number;
  readonly practice: number;
  /** The n of the n-AFC. */
  readonly alternatives: number;
  /** Categories to draw from; empty for the whole deck. */
  readonly categories: readonly CategoryId[];
  readonly stimulus: StimulusRules;
  readonly timing: TimingRules;
  /** At least one; trials are shared out evenly and shuffled. */
  readonly conditions: readonly FlashCondition[];
  /** Absent for balanced. */
  readonly design?: DesignRules | undefined;
  /** "brief" tells right or wrong and goes on by itself; absent for "reveal". */
  readonly feedback?: "reveal" | "brief" | undefined;
}

/** The pictures that trials are made of. */
export interface Deck {
  readonly objects: readonly { readonly id: ItemId; readonly category: CategoryId }[];
  readonly backgrounds: readonly { readonly id: ItemId; readonly clutter: number }[];
  /** Drawings and written words; absent where a deck has none. */
  readonly forms?: readonly { readonly id: ItemId; readonly category: CategoryId; readonly form: PictureForm }[];
}
