import type { Level, TaskOf, TaskType } from "../../content/level";
import type { Allowances } from "../../core/trial/allowances";
import type { Deck } from "../../core/trial/flash-task";
import type { GlimpseEvent } from "../../core/trial/glimpse-machine";
import type { TrialEvent } from "../../core/trial/machine";
import type { TrialRecord } from "../../core/trial/record";
import type { Viewing } from "../settings-desk";

/** What a block is made from, and the context its records store. */
export interface RunRequest<T extends TaskType> {
  readonly level: Level;
  readonly task: TaskOf<T>;
  readonly deck: Deck;
  readonly seed: string;
  readonly subject: string;
  readonly session: string;
  readonly appVersion: string;
  /** Calm mode: pictures fade in and out. */
  readonly calm: boolean;
  /** What the player has asked for instead of the level's own times. */
  readonly allowances?: Allowances | undefined;
  /** The current window and screen geometry; read again before each trial. Absent when unknown. */
  readonly viewing?: (() => Viewing) | undefined;
  /** Records of a block interrupted by a reload, which resumes after them. */
  readonly before?: readonly TrialRecord[] | undefined;
  /** Called with every record of this run, including discarded and practice trials. */
  readonly onRecord?: ((record: TrialRecord) => void) | undefined;
}

/** Input and page events for a run. A run ignores events it does not know. */
export type RunEvent =
  | Extract<TrialEvent, { type: "answer" | "next" | "interrupted" }>
  | Extract<GlimpseEvent, { type: "shown" | "saccade" }>;

/** A block under way. */
export interface Run {
  /** Resolves with every record of the block, in order, or null when it was abandoned. */
  readonly finished: Promise<readonly TrialRecord[] | null>;
  post(event: RunEvent): void;
  /** Ends the break between practice and block, or before a round. */
  proceed(): void;
  /** While held, no new picture appears. One already on screen runs its time. */
  hold(on: boolean): void;
  abandon(): void;
}
