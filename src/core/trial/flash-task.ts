import type { Ms } from "../units";
import type { CategoryId, ItemId } from "./trial";

/** The forms a concept can be shown in. */
export const pictureForms = ["photo", "drawing", "silhouette", "word-en", "word-zh-CN"] as const;
export type PictureForm = (typeof pictureForms)[number];

/**
 * What objects are dealt from: cut-outs, which stand on a ground; whole photographs, which bring their own; and models,
 * which can be seen from several sides.
 */
export const objectDecks = ["cut-outs", "photographs", "models"] as const;
export type ObjectDeck = (typeof objectDecks)[number];

/** A closed range [low, high] from which a value is drawn uniformly. */
export type Range = readonly [low: number, high: number];

/** The object's background. */
export type BackgroundRules =
  | {
      readonly kind: "photograph";
      /** Clutter of the photographs to draw from, 0 (calm) to 1 (busy). */
      readonly clutter: Range;
      /** Share of trials with pink noise instead, 0 to 1. */
      readonly noise: number;
    }
  /** The grey of the field. */
  | { readonly kind: "plain" };

/** Position of the object's centre, as a fraction of the frame; the object is kept inside the frame. */
export type PositionRules =
  /** Anywhere up to this far from the frame's centre, across and down. */
  | { readonly offset: number }
  /** Exactly this far from the frame's centre, in a random direction. */
  | { readonly distance: number };

/** How stimuli are drawn. A condition may replace any rule. */
export interface StimulusRules {
  /** Absent: cut-outs. */
  readonly deck?: ObjectDeck | undefined;
  /** Longer side of the object's box, relative to the frame's side; above 1, a whole photograph is cropped. */
  readonly size: Range;
  readonly position: PositionRules;
  /** Rotation in the picture plane in degrees, counter-clockwise. */
  readonly turn: Range;
  /** Models only: rotation in depth in degrees, a multiple of 45 from 0 to 315; absent for 0, the front. */
  readonly view?: number | undefined;
  /** Whether half of the objects are mirrored, or all. */
  readonly mirror: boolean | "always";
  /** Gain on the pixels. */
  readonly light: Range;
  /** Contrast around mid-grey, 0 < c ≤ 1; absent for 1. */
  readonly contrast?: number | undefined;
  /** Black and white swapped; absent for false. */
  readonly negative?: boolean | undefined;
  readonly background: BackgroundRules;
  /** Share of the object's area hidden by grey blobs and bars; absent or 0 for none. */
  readonly occlusion?: number | undefined;
  /** The form the concept is shown in; absent for a photograph. */
  readonly form?: PictureForm | undefined;
}

export interface TimingRules {
  readonly fixation: Ms;
  readonly exposure: Ms;
  readonly gap: Ms;
  readonly mask: Ms;
  readonly deadline: Ms;
}

/** A subset of rules: those to replace. */
export type Replaced<Rules> = { readonly [Key in keyof Rules]?: Rules[Key] | undefined };

/** Where on the screen a picture appears, alternating left and right, and how large it is. */
export interface ScreenRules {
  /**
   * Degrees from the fixation cross to the picture's centre. "edge": as far out as the screen reaches, replacing those
   * beyond it.
   */
  readonly eccentricity: number | "edge";
  /** Height of the picture's square in degrees of visual angle. */
  readonly diameter: number;
}

export interface FlashCondition {
  readonly name: string;
  readonly stimulus?: Replaced<StimulusRules> | undefined;
  readonly timing?: Replaced<TimingRules> | undefined;
  /** Its position on the axis of the level's figure. */
  readonly strength?: number | undefined;
  /** Absent: in the centre, at the frame's own size. */
  readonly onScreen?: ScreenRules | undefined;
  /** Rounds are played in sequence; the conditions of a round are interleaved. */
  readonly round?: string | undefined;
}

/** How a block is planned. Each design has its file in core/trial/designs. */
export type DesignRules =
  | { readonly kind: "balanced" }
  | { readonly kind: "crossed" }
  /** Shape against texture: the task's first condition shows conflicts, the second whole photographs. */
  | {
      readonly kind: "cue-conflict";
      /** Objects that provide silhouettes, at least one per category of the task. */
      readonly shapes: readonly ItemId[];
      /** Objects that provide textures, at least one per category of the task. */
      readonly textures: readonly ItemId[];
      /** Number of trials with a whole photograph. */
      readonly whole: number;
    };
/**
 * What a block is judged by. `accuracy`: right answers. `cue-choice`: its pictures name two categories and no answer is
 * right; what counts is which of the two is named, and how often either is.
 */
export const merits = ["accuracy", "cue-choice"] as const;
export type Merit = (typeof merits)[number];

export type DesignName = DesignRules["kind"];
export type DesignOf<Name extends DesignName> = Extract<DesignRules, { readonly kind: Name }>;

/** A flash level's task: the parameters a block is built from. */
export interface FlashTask {
  readonly trials: number;
  readonly practice: number;
  /** The n of the n-AFC. */
  readonly alternatives: number;
  /** Categories to draw from; empty for the whole deck. */
  readonly categories: readonly CategoryId[];
  /**
   * What the other choices are drawn from. "alike": from the answer's group first, so that animals stand among animals,
   * and from the rest where the group has too few. Absent for "any".
   */
  readonly distractors?: "any" | "alike" | undefined;
  readonly stimulus: StimulusRules;
  readonly timing: TimingRules;
  /** At least one; trials are distributed evenly and shuffled. */
  readonly conditions: readonly FlashCondition[];
  /** What practice begins with, in the first block of a series and in one that stands alone; absent for no such wish. */
  readonly opening?: ItemId | undefined;
  /** Absent for balanced. */
  readonly design?: DesignRules | undefined;
  /** Absent: as the design says. */
  readonly merit?: Merit | undefined;
  /** "brief" shows right or wrong, where there is such a thing, and moves on by itself; absent for "reveal". */
  readonly feedback?: "reveal" | "brief" | undefined;
}

/** Something to recognise. */
export interface DeckObject {
  readonly id: ItemId;
  readonly category: CategoryId;
  /** The longer side of its picture in pixels; absent where size is no concern, see sharpDeck. */
  readonly side?: number;
}

/** The pictures trials are made from. */
export interface Deck {
  /** Cut-outs. */
  readonly objects: readonly DeckObject[];
  /** Whole photographs; absent if a deck has none. */
  readonly photographs?: readonly DeckObject[];
  /** Models; absent if a deck has none. */
  readonly models?: readonly DeckObject[];
  readonly backgrounds: readonly { readonly id: ItemId; readonly clutter: number }[];
  /** The group of alike categories that a category belongs to; those without one are alike to none. */
  readonly groups?: Readonly<Record<CategoryId, string>>;
  /** Drawings and written words; absent if a deck has none. */
  readonly forms?: readonly { readonly id: ItemId; readonly category: CategoryId; readonly form: PictureForm }[];
}
