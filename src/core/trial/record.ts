import type { Frames, Hertz, Ms } from "../units";
import type { DisplayLog } from "./display";
import type { GlimpseLog } from "./glimpse-log";
import type { CategoryId, Trial } from "./trial";

/** How the screen carried out one presentation. All times are the browser's, not photons. */
export interface PresentationLog {
  /** The refresh rate that the counts of frames were made with. */
  readonly refresh: Hertz;
  readonly askedFrames: {
    readonly fixation: Frames;
    readonly exposure: Frames;
    readonly gap: Frames;
    readonly mask: Frames;
  };
  /** Stamp of the frame that first held the picture, ms since the page's time origin. */
  readonly onset: Ms;
  /** Stamp of the first frame without the picture. */
  readonly offset: Ms;
  /** Frames the picture was up: (offset − onset) in refreshes, to the nearest whole. */
  readonly shownFrames: Frames;
  /** offset − onset. */
  readonly shown: Ms;
  /** Every interval between frame stamps from onset to offset. */
  readonly intervals: readonly Ms[];
  /** Refreshes missed while the picture was up. */
  readonly droppedFrames: Frames;
  readonly verdict: PresentationVerdict;
  /**
   * When the browser says that the first frame with the picture and the first without it were presented, on the clock
   * of the stamps: its compositor's own account. Absent where the browser tells none, and in older records.
   */
  readonly presented?: { readonly onset: Ms; readonly offset: Ms };
  /** Whether the page had the keyboard's focus at the onset. Absent, as all below, in older records. */
  readonly focused?: boolean;
  /** Durations of the browser's long animation frames (over 50 ms) that overlap the exposure. Absent: it tells none. */
  readonly longFrames?: readonly Ms[];
  /** False where frames came at no common period: variable refresh, or a machine too busy to tell. */
  readonly steady?: boolean;
  /** What the picture was drawn on. */
  readonly surface?: "webgl2" | "canvas2d";
  /** By how much the page's clock was seen to step. */
  readonly clockGrain?: Ms;
  /** How far the intervals of frames strayed from whole refreshes when the screen was measured, in refreshes: 0 to 0.5. */
  readonly refreshSpread?: number;
}

/** Never better than the truth: anything doubtful is invalid. */
export type PresentationVerdict =
  | { readonly kind: "exact" }
  | { readonly kind: "off-by"; readonly frames: number }
  | { readonly kind: "invalid"; readonly reason: InvalidReason };

/**
 * `resized`: the window changed its size, zoom, pixel ratio or orientation meanwhile. `coarse-clock`: the browser's clock
 * steps too far to tell how many frames a picture was up.
 */
export type InvalidReason = "hidden" | "context-lost" | "interrupted" | "unsteady-refresh" | "resized" | "coarse-clock";

/** Why a finished presentation does not count as a fair trial. */
export type DiscardReason = InvalidReason | "dropped-frames";

export type ResponseDevice = "keyboard" | "mouse" | "touch" | "pen" | "simulated";

/** The player's answer; `choice` is null when the deadline passed. */
export interface TrialResponse {
  readonly choice: CategoryId | null;
  /** Reaction time from picture onset to the event's own time stamp; null for a miss. */
  readonly rt: Ms | null;
  readonly device: ResponseDevice | null;
}

export interface ImagenetGuess {
  /** Index into the 1000 ImageNet classes. */
  readonly index: number;
  readonly label: string;
  readonly probability: number;
}

/** What the net said of the same pixels, before they were flashed. */
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

/** One finished presentation of a trial. Statistics, storage, export and results all read this and nothing else. */
export interface TrialRecord {
  readonly schema: 1;
  readonly subject: string;
  readonly session: string;
  readonly level: string;
  readonly levelVersion: number;
  readonly seed: string;
  readonly trial: Trial;
  /** 1 for the first showing, 2 when it was played again, … */
  readonly attempt: number;
  readonly stimulusHash: string;
  /** Null when the presentation was broken off before the picture had been up and gone. */
  readonly presentation: PresentationLog | null;
  /** A discarded trial was broken off before the question, reveals nothing, and is played again. */
  readonly outcome: "answered" | "missed" | "discarded";
  /** True when the picture was shown exactly as asked and nothing disturbed the answer. */
  readonly valid: boolean;
  /** Why it is not valid, else null. */
  readonly invalidReason: DiscardReason | null;
  readonly response: TrialResponse;
  readonly correct: boolean;
  readonly net: (NetVerdict & { readonly correct: boolean }) | null;
  /** When the record was made: ISO 8601, UTC. */
  readonly at: string;
  readonly appVersion: string;
  /** Where the player and the net looked; in the level that is played by looking. */
  readonly glimpses?: GlimpseLog;
  /** What it was shown on; absent in older records. */
  readonly display?: DisplayLog;
}
