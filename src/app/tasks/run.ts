import type { Level, TaskOf, TaskType } from "../../content/level";
import type { Deck } from "../../core/trial/flash-task";
import type { GlimpseEvent } from "../../core/trial/glimpse-machine";
import type { TrialEvent } from "../../core/trial/machine";
import type { TrialRecord } from "../../core/trial/record";
import type { Viewing } from "../settings-desk";

/** What a block is made from, and what its records say of it. */
export interface RunRequest<T extends TaskType> {
  readonly level: Level;
  readonly task: TaskOf<T>;
  readonly deck: Deck;
  readonly seed: string;
  readonly subject: string;
  readonly session: string;
  readonly appVersion: string;
  /** Calm mode: pictures fade. */
  readonly calm: boolean;
  /** The window and the screen's measures as they are now; asked again before each trial. Absent where nothing is known. */
  readonly viewing?: (() => Viewing) | undefined;
  /** Records of a block that was broken off by a reload: it goes on after them. */
  readonly before?: readonly TrialRecord[] | undefined;
  /** Hears of every record that this run makes, discarded and practice ones too. */
  readonly onRecord?: ((record: TrialRecord) => void) | undefined;
}

/** What the player's hands and the page tell a run. An event that means nothing to it changes nothing. */
export type RunEvent =
  | Extract<TrialEvent, { type: "answer" | "next" | "interrupted" }>
  | Extract<GlimpseEvent, { type: "shown" | "saccade" }>;

/** A block under way. */
export interface Run {
  /** Resolves with every record of the block, in the order they were made, or null when it was abandoned. */
  readonly finished: Promise<readonly TrialRecord[] | null>;
  post(event: RunEvent): void;
  /** Ends the break between practice and block, or before a round. */
  proceed(): void;
  /** While held, no new picture comes up. One that is up stays its time. */
  hold(on: boolean): void;
  abandon(): void;
}
