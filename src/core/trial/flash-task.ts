import type { Ms } from "../units";
import type { CategoryId, ItemId } from "./trial";

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
  /** Whether half of the objects are mirrored. */
  readonly mirror: boolean;
  /** Gain on the pixels. */
  readonly light: Range;
  /** Clutter of the photographs to draw from, 0 (calm) to 1 (busy). */
  readonly clutter: Range;
  /** Share of trials on pink noise instead of a photograph, 0 to 1. */
  readonly noise: number;
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
}

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
}

/** The pictures that trials are made of. */
export interface Deck {
  readonly objects: readonly { readonly id: ItemId; readonly category: CategoryId }[];
  readonly backgrounds: readonly { readonly id: ItemId; readonly clutter: number }[];
}
