import type { DisplayLog } from "../../core/trial/display";
import type { InvalidReason, PresentationLog, ResponseDevice } from "../../core/trial/record";
import type { CategoryId, TrialPosition, TrialTiming } from "../../core/trial/trial";

/** What a device says of itself before it plays. */
export interface DeviceReport {
  readonly refresh: number;
  /** Frames had a common period when the screen was measured. */
  readonly steady: boolean;
  readonly calm: boolean;
  readonly touch: boolean;
  /** Name and major version: "Firefox 140". */
  readonly browser: string;
}

/** One trial as a player's device carries it out. Nothing in it says what the picture shows. */
export interface TrialTicket {
  /** Opaque. */
  readonly trial: string;
  /** From 0, in the block. */
  readonly position: number;
  readonly practice: boolean;
  /** Opaque id of the sealed picture, and what opens it. */
  readonly picture: string;
  readonly key: string;
  readonly timing: TrialTiming;
  readonly place: TrialPosition | null;
  readonly maskSeed: string;
  readonly choices: readonly CategoryId[];
  /** When the picture is to appear, in ms on the server's clock. */
  readonly flashAt: number;
  /** When answers are no longer taken. */
  readonly closesAt: number;
}

/** How a trial went on a player's device. */
export interface PlayedTrial {
  readonly trial: string;
  readonly outcome: "answered" | "missed" | "discarded";
  readonly choice: CategoryId | null;
  /** Picture's onset to answer, ms. */
  readonly rt: number | null;
  readonly device: ResponseDevice | null;
  readonly presentation: PresentationLog | null;
  /** Why it was broken off, for a discarded one. */
  readonly reason: InvalidReason | "no-room" | null;
  readonly display: DisplayLog | null;
  /** Hash of the pixels that were shown; empty where none were. */
  readonly hash: string;
}
