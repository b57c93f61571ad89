import type { NetVerdict } from "../../core/trial/record";
import type { CategoryId, StimulusSpec } from "../../core/trial/trial";
import type { ClassSettings } from "./class-settings";
import type { DeviceReport, TrialTicket } from "./class-trial";

/**
 * Where a session stands. `lobby`: people join; `preparing`: pictures are composed and judged; `ready`: the level can
 * begin; `open`: a picture is being played; `closed`: its result is up; `figure`: the level is over; `ended`: all is.
 */
export type ClassPhase = "lobby" | "preparing" | "ready" | "open" | "closed" | "figure" | "ended";

/** The level under way, as everybody may know it. */
export interface BlockView {
  /** Index in the playlist. */
  readonly item: number;
  readonly level: string;
  /** Trials that count. */
  readonly of: number;
  readonly practice: number;
  /** Trials closed so far, practice among them. */
  readonly closed: number;
  /** Opaque ids of its sealed pictures, in an order that says nothing; empty until they are ready. */
  readonly pictures: readonly string[];
}

/** Sums over the class, which say nothing of anybody. */
export interface ClassTotals {
  readonly players: number;
  /** Players of the open trial, and how many have answered. */
  readonly expected: number;
  readonly answered: number;
  /** Right answers and answers of the class so far, where there is a right answer. */
  readonly right: number;
  readonly judged: number;
  /** The same of the net. */
  readonly netRight: number;
  readonly netJudged: number;
}

/** What a player's device shows. */
export interface PlayerView {
  readonly phase: ClassPhase;
  readonly paused: boolean;
  readonly name: string;
  /** Whether the player may choose their name. */
  readonly ownName: boolean;
  /** From 0; null without teams. */
  readonly team: number | null;
  readonly teams: number;
  readonly ready: boolean;
  readonly points: number;
  /** 1 for the most points; null before anybody has any. */
  readonly rank: number | null;
  readonly right: number;
  readonly answered: number;
  readonly block: BlockView | null;
  readonly totals: ClassTotals;
  /** The open trial, where this player is to play it and has not answered. */
  readonly ticket: TrialTicket | null;
}

/** A closed trial, for the player who played it. */
export interface OwnResult {
  readonly trial: string;
  readonly position: number;
  readonly practice: boolean;
  readonly answer: CategoryId;
  /** Where shape and texture differ, the texture's category: then nobody is right. */
  readonly texture: CategoryId | null;
  readonly choice: CategoryId | null;
  readonly played: boolean;
  readonly right: boolean;
  /** The picture was not shown exactly as asked. */
  readonly marked: boolean;
  readonly points: number;
  readonly net: { readonly choice: CategoryId; readonly right: boolean } | null;
  readonly totals: ClassTotals;
}

/** One seat on the host's board. */
export interface BoardRow {
  readonly seat: string;
  readonly name: string;
  readonly team: number | null;
  readonly connected: boolean;
  readonly ready: boolean;
  /** Pictures of the block on the device. */
  readonly loaded: number;
  readonly device: DeviceReport | null;
  /** Has answered the open trial. */
  readonly answered: boolean;
  readonly points: number;
  readonly right: number;
  readonly judged: number;
  /** Trials whose picture was not shown as asked. */
  readonly marked: number;
  readonly standing: "seated" | "removed" | "banned";
}

/** A closed trial, for the host. */
export interface ClosedRound {
  readonly trial: string;
  readonly position: number;
  readonly practice: boolean;
  readonly condition: string;
  readonly choices: readonly CategoryId[];
  readonly answer: CategoryId;
  readonly texture: CategoryId | null;
  readonly stimulus: StimulusSpec;
  readonly picture: string;
  readonly key: string;
  /** Seats by what they chose; a missed answer is under "". */
  readonly who: Readonly<Record<CategoryId, readonly string[]>>;
  /** Answers whose picture was not shown as asked. */
  readonly marked: number;
  readonly net: NetVerdict | null;
  /** The host dropped it: it counts for nothing. */
  readonly skipped: boolean;
}

/** The board but for its rows and rounds. */
export interface HostScene {
  readonly session: string;
  readonly code: string;
  readonly settings: ClassSettings;
  readonly phase: ClassPhase;
  readonly paused: boolean;
  readonly locked: boolean;
  readonly block: BlockView | null;
  readonly totals: ClassTotals;
  /** When the open picture appears and when answers are no longer taken, ms on the server's clock. */
  readonly open: { readonly trial: string; readonly flashAt: number; readonly closesAt: number } | null;
  /** When the next picture opens by itself. */
  readonly nextAt: number | null;
  /** Levels finished, by index in the playlist. */
  readonly finished: readonly number[];
}

/** The whole board. */
export interface HostView extends HostScene {
  readonly rows: readonly BoardRow[];
  /** The block's closed trials, in order. */
  readonly rounds: readonly ClosedRound[];
}
