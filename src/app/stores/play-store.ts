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
  /** Null until a net has judged a trial. */
  readonly net: number | null;
  readonly of: number;
}

/** The phase a block is in. */
export type PlayPhase =
  | "idle"
  /** Waiting for the net, the pictures or the refresh rate before the first trial. */
  | "loading"
  | "trial"
  /** Practice or a round is over; the next part waits for the player. */
  | "break"
  | "finished";

export interface PlayState {
  readonly phase: PlayPhase;
  readonly level: Level | null;
  readonly seed: string;
  /** Name of the current or next round; null in levels without rounds. */
  readonly round: string | null;
  /** The warning shown in a break: this browser cannot time pictures, and why. */
  readonly caution: { readonly why: Untimed; readonly grain: number | null } | null;
  /** Why the window is too small for the next picture; the block waits until it fits. */
  readonly room: RoomProblem | null;
  /** Share of the block's pictures that have been fetched, while it waits for them. */
  readonly fetched: number | null;
  readonly trial: Trial | null;
  readonly attempt: number;
  readonly trialState: TrialState;
  /** Trials done in this run (practice or block), and how many there are. */
  readonly done: number;
  readonly of: number;
  /** In a glimpses level: the state of the glimpses, and the scene as currently seen. */
  readonly look: { readonly state: GlimpseState; readonly seen: Raster } | null;
  /** The answer just given, with the exact pixels shown. Null until the reveal. */
  readonly reveal: { readonly record: TrialRecord; readonly stimulus: ComposedStimulus } | null;
  readonly score: Score;
  /** All records of this block, including discarded and practice trials. */
  readonly records: readonly TrialRecord[];
  /** The player is being asked whether to leave the block; nothing new appears meanwhile. */
  readonly leaving: boolean;
  /** The last picture shown and answered, for the explanation. */
  readonly lastShown: { readonly record: TrialRecord; readonly stimulus: ComposedStimulus } | null;
}

/** Why none of a block's pictures can be timed. */
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
  fetched: null,
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
