import type { Ms } from "../units";
import type { CategoryId, ItemId } from "./trial";

/** The forms in which a concept can be shown. */
export const pictureForms = ["photo", "drawing", "silhouette", "word-en", "word-zh-CN"] as const;
export type PictureForm = (typeof pictureForms)[number];

/** A closed range [low, high] that a value is drawn from uniformly. */
export type Range = readonly [low: number, high: number];

/** How stimuli are drawn. A condition may replace any of it. */
export interface StimulusRules {
  /** Longer side of the object's box over the frame's side. */
  readonly size: Range;
  /** Greatest distance of the object's centre from the frame's centre, as a fraction of the frame; kept in frame. */
  readonly offset: number;
  /** Rotation in degrees, counter-clockwise. */
  readonly turn: Range;
  /** Exact distance of the centre from the frame's centre, in frames, in a random direction: instead of the offset. */
  readonly distance?: number | undefined;
  /** Whether half of the objects are mirrored, or all. */
  readonly mirror: boolean | "always";
  /** Gain on the pixels. */
  readonly light: Range;
  /** Contrast about mid-grey, 0 < c ≤ 1; absent for 1. */
  readonly contrast?: number | undefined;
  /** Black for white; absent for false. */
  readonly negative?: boolean | undefined;
  /** On the grey of the field, with no photograph; absent for false. */
  readonly plain?: boolean | undefined;
  /** Clutter of the photographs to draw from, 0 (calm) to 1 (busy). */
  readonly clutter: Range;
  /** Share of trials on pink noise instead of a photograph, 0 to 1. */
  readonly noise: number;
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

export interface FlashCondition {
  readonly name: string;
  readonly stimulus?: Partial<StimulusRules> | undefined;
  readonly timing?: Partial<TimingRules> | undefined;
  /** Where it stands on the axis of the level's figure. */
  readonly strength?: number | undefined;
  /**
   * Degrees from the fixation cross to the picture's middle, left and right in turn. "edge": as far out as the screen
   * reaches, played in place of those that lie beyond it. Absent: in the middle, at the frame's own size.
   */
  readonly eccentricity?: number | "edge" | undefined;
  /** Height of the picture's square in degrees of visual angle; goes with an eccentricity. */
  readonly diameter?: number | undefined;
  /** Rounds are played one after the other, the conditions of a round interleaved. */
  readonly round?: string | undefined;
}

/** Ways to plan a block: each has its file in core/trial/designs. */
export const designs = ["balanced", "crossed", "cue-conflict"] as const;
export type DesignName = (typeof designs)[number];

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
  /** Absent for "balanced". */
  readonly design?: DesignName | undefined;
  /** "brief" tells right or wrong and goes on by itself; absent for "reveal". */
  readonly feedback?: "reveal" | "brief" | undefined;
  /** What the design "cue-conflict" is made of. */
  readonly cueConflict?: CueConflict | undefined;
}

/** Shape against texture: the first condition of the task shows conflicts, the second whole photographs. */
export interface CueConflict {
  /** Objects whose silhouettes are shown, one or more for each category of the task. */
  readonly shapes: readonly ItemId[];
  /** Objects whose textures are shown, one or more for each category of the task. */
  readonly textures: readonly ItemId[];
  /** How many of the trials show a whole photograph. */
  readonly whole: number;
}

/** The pictures that trials are made of. */
export interface Deck {
  readonly objects: readonly { readonly id: ItemId; readonly category: CategoryId }[];
  readonly backgrounds: readonly { readonly id: ItemId; readonly clutter: number }[];
  /** Drawings and written words; absent where a deck has none. */
  readonly forms?: readonly { readonly id: ItemId; readonly category: CategoryId; readonly form: PictureForm }[];
}
