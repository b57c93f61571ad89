import { createStore, type StoreApi } from "zustand/vanilla";
import type { Level } from "../../content/level";
import type { GlimpseState } from "../../core/trial/glimpse-machine";
import type { TrialState } from "../../core/trial/machine";
import type { InvalidReason, TrialRecord } from "../../core/trial/record";
import type { RoomProblem } from "../../core/trial/room";
import type { Trial } from "../../core/trial/trial";
import type { Raster } from "../../core/vision/raster";
import type { ComposedStimulus } from "../ports";

export interface Score {
  readonly you: number;
  /** Null while no net has judged a trial. */
  readonly net: number | null;
  readonly of: number;
}

/** Where a block stands. */
export type PlayPhase =
  | "idle"
  /** Waiting for the net, the pictures or the refresh rate before the first trial. */
  | "loading"
  | "trial"
  /** Practice or a round is over; what comes waits for the player. */
  | "break"
  | "finished";

export interface PlayState {
  readonly phase: PlayPhase;
  readonly level: Level | null;
  readonly seed: string;
  /** Name of the round that is played or comes next; null in levels without rounds. */
  readonly round: string | null;
  /** What a break says before the play goes on: this browser cannot tell how long a picture is up, and why. */
  readonly caution: { readonly why: Untimed; readonly grain: number | null } | null;
  /** Why the window is too small for the next picture: the block waits until it is not. */
  readonly room: RoomProblem | null;
  readonly trial: Trial | null;
  readonly attempt: number;
  readonly trialState: TrialState;
  /** Trials of this run (practice, or the block) that are done, and how many there are. */
  readonly done: number;
  readonly of: number;
  /** In a level that is played by looking: where the looking stands, and the scene as it is seen now. */
  readonly look: { readonly state: GlimpseState; readonly seen: Raster } | null;
  /** The answer just given, with the very pixels that were shown. Null until the reveal. */
  readonly reveal: { readonly record: TrialRecord; readonly stimulus: ComposedStimulus } | null;
  readonly score: Score;
  /** All records of this block, discarded and practice ones too. */
  readonly records: readonly TrialRecord[];
  /** The player is asked whether to leave the block; nothing new comes up meanwhile. */
  readonly leaving: boolean;
  /** The last picture that was shown and answered, for the explanation. */
  readonly lastShown: { readonly record: TrialRecord; readonly stimulus: ComposedStimulus } | null;
}

/** Why no picture of a block can be timed. */
export type Untimed = Extract<InvalidReason, "coarse-clock" | "unsteady-refresh">;

export type PlayStore = StoreApi<PlayState>;

export const noScore: Score = { you: 0, net: null, of: 0 };

export const idlePlay: PlayState = {
  phase: "idle",
  level: null,
  seed: "",
  round: null,
  caution: null,
  room: null,
  trial: null,
  attempt: 1,
  trialState: { phase: "preparing" },
  done: 0,
  of: 0,
  look: null,
  reveal: null,
  score: noScore,
  records: [],
  leaving: false,
  lastShown: null,
};

/** Whether a block would be lost if the player went away now. */
export const isUnderWay = ({ phase }: PlayState): boolean => phase === "trial" || phase === "break";

export function createPlayStore(): PlayStore {
  return createStore<PlayState>(() => idlePlay);
}
