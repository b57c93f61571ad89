import type { Frames, Hertz, Ms } from "../units";
import type { DisplayLog } from "./display";
import type { GlimpseLog } from "./glimpse-log";
import type { CategoryId, Trial } from "./trial";

/** How the screen carried out one presentation. All times are the browser's, not photons. */
export interface PresentationLog {
  /** The refresh rate used to count frames. */
  readonly refresh: Hertz;
  readonly askedFrames: {
    readonly fixation: Frames;
    readonly exposure: Frames;
    readonly gap: Frames;
    readonly mask: Frames;
  };
  /** Stamp of the first frame with the picture, ms since the page's time origin. */
  readonly onset: Ms;
  /** Stamp of the first frame without the picture. */
  readonly offset: Ms;
  /** Frames the picture was on screen: (offset − onset) in refreshes, to the nearest whole. */
  readonly shownFrames: Frames;
  /** offset − onset. */
  readonly shown: Ms;
  /** Every interval between frame stamps from onset to offset. */
  readonly intervals: readonly Ms[];
  /** Refreshes missed while the picture was on screen. */
  readonly droppedFrames: Frames;
  readonly verdict: PresentationVerdict;
  /**
   * When the compositor says the first frame with the picture and the first without it were presented, on the clock of
   * the stamps. Absent if the browser does not report it, and in older records.
   */
  readonly presented?: { readonly onset: Ms; readonly offset: Ms };
  /** Whether the page had the keyboard's focus at the onset. Absent, like all below, in older records. */
  readonly focused?: boolean;
  /**
   * Durations of the browser's long animation frames (over 50 ms) that overlap the exposure. Absent if the browser
   * reports none.
   */
  readonly longFrames?: readonly Ms[];
  /** False when frames had no common period: variable refresh, or a machine too busy to measure. */
  readonly steady?: boolean;
  /** The backend the picture was drawn with. */
  readonly surface?: "webgl2" | "canvas2d";
  /** Observed step of the page's clock. */
  readonly clockGrain?: Ms;
  /** How far frame intervals deviated from whole refreshes when the screen was measured, in refreshes: 0 to 0.5. */
  readonly refreshSpread?: number;
}

/** Never better than the truth: anything doubtful is invalid. */
export type PresentationVerdict =
  | { readonly kind: "exact" }
  | { readonly kind: "off-by"; readonly frames: number }
  | { readonly kind: "invalid"; readonly reason: InvalidReason };

/**
 * `resized`: the window's size, zoom, pixel ratio or orientation changed during the trial. `coarse-clock`: the
 * browser's clock is too coarse to count the frames a picture was on screen.
 */
export type InvalidReason = "hidden" | "context-lost" | "interrupted" | "unsteady-refresh" | "resized" | "coarse-clock";

/** Why a finished presentation does not count as a fair trial. */
export type DiscardReason = InvalidReason | "dropped-frames";

export type ResponseDevice = "keyboard" | "mouse" | "touch" | "pen" | "simulated";

/** The player's answer; `choice` is null when the deadline passed. */
export interface TrialResponse {
  readonly choice: CategoryId | null;
  /** Reaction time from picture onset to the event's time stamp; null for a miss. */
  readonly rt: Ms | null;
  readonly device: ResponseDevice | null;
}

export interface ImagenetGuess {
  /** Index into the 1000 ImageNet classes. */
  readonly index: number;
  readonly label: string;
  readonly probability: number;
}

/** The net's verdict on the same pixels, made before the flash. */
export interface NetVerdict {
  readonly choice: CategoryId;
  /** Mean softmax probability over each choice's classes, in the order of the trial's choices. */
  readonly scores: readonly number[];
  /** Two or more choices shared the highest score. */
  readonly tie: boolean;
  readonly top5: readonly ImagenetGuess[];
  readonly model: string;
  readonly backend: string;
  /** Pixels in to probabilities out. */
  readonly time: Ms;
}

/** One finished presentation of a trial. Statistics, storage, export and results read only this. */
export interface TrialRecord {
  readonly schema: 1;
  readonly subject: string;
  readonly session: string;
  readonly level: string;
  readonly levelVersion: number;
  readonly seed: string;
  readonly trial: Trial;
  /** 1 for the first presentation, 2 for the first repeat, … */
  readonly attempt: number;
  readonly stimulusHash: string;
  /** Null when the presentation was cancelled before the picture had come and gone. */
  readonly presentation: PresentationLog | null;
  /** A discarded trial ended before the question, reveals nothing, and is repeated. */
  readonly outcome: "answered" | "missed" | "discarded";
  /** True when the picture was shown exactly as requested and nothing disturbed the answer. */
  readonly valid: boolean;
  /** Why it is not valid, else null. */
  readonly invalidReason: DiscardReason | null;
  readonly response: TrialResponse;
  /** Whether the answer is the trial's `answer`: for conflicting cues, whether it is the shape. */
  readonly correct: boolean;
  readonly net: (NetVerdict & { readonly correct: boolean }) | null;
  /** When the record was made: ISO 8601, UTC. */
  readonly at: string;
  readonly appVersion: string;
  /** Where the player and the net looked; only in glimpses levels. */
  readonly glimpses?: GlimpseLog;
  /** The display; absent in older records. */
  readonly display?: DisplayLog;
}
