import type { ClassSettings } from "../../content/class/class-settings";
import type { DeviceReport, PlayedTrial } from "../../content/class/class-trial";
import type { ClassPhase } from "../../content/class/class-views";
import type { NetVerdict } from "../../core/trial/record";
import type { Trial } from "../../core/trial/trial";

/** What names a sealed picture, and what opens it. */
export interface SealNames {
  readonly picture: string;
  /** 32 bytes, base64url. */
  readonly key: string;
}

/** One place in the room. It outlives connections: whoever holds its token sits there. */
export interface Seat {
  readonly id: string;
  /** The same for one person on one device over all sessions; says nothing else. */
  readonly person: string;
  /** SHA-256 of the token. */
  readonly tokenHash: string;
  readonly name: string;
  readonly team: number | null;
  readonly joinedAt: number;
  readonly device: DeviceReport | null;
  readonly standing: "seated" | "removed" | "banned";
  /** Passing: not journalled. */
  readonly connected: boolean;
  /** Passing: pictures of the block on the device. */
  readonly loaded: number;
  readonly score: Score;
}

export interface Score {
  readonly points: number;
  readonly right: number;
  /** Answers to trials that have a right one, missed ones too. */
  readonly judged: number;
  readonly marked: number;
  /** Reaction times of right answers to pictures shown as asked, ms. */
  readonly rts: readonly number[];
}

export const noScore: Score = { points: 0, right: 0, judged: 0, marked: 0, rts: [] };

/** An answer as the room keeps it. */
export interface KeptAnswer {
  readonly seat: string;
  readonly played: PlayedTrial;
  readonly at: number;
  /** The reaction time lies in the window that the server's clock leaves. */
  readonly trusted: boolean;
  readonly points: number;
}

/** A trial that has been opened. */
export interface Round {
  readonly trial: string;
  readonly flashAt: number;
  readonly closesAt: number;
  /** Seats that were connected when it opened. */
  readonly expected: readonly string[];
  readonly answers: Readonly<Record<string, KeptAnswer>>;
  readonly closedAt: number | null;
  readonly skipped: boolean;
}

/** A level as the class plays it. */
export interface Block {
  /** Index in the playlist. */
  readonly item: number;
  readonly level: string;
  readonly levelVersion: number;
  readonly seed: string;
  /** Practice first. Their ids are opaque, and so are their masks' seeds. */
  readonly trials: readonly Trial[];
  readonly seals: Readonly<Record<string, SealNames>>;
  readonly verdicts: Readonly<Record<string, NetVerdict | null>>;
  /** In the order they were opened; the last one may be open. */
  readonly rounds: readonly Round[];
  readonly over: boolean;
}

export interface RoomState {
  readonly session: string;
  readonly code: string;
  readonly openedAt: number;
  readonly settings: ClassSettings;
  /** SHA-256 of the hosts' tokens: each take-over adds one. */
  readonly hostHashes: readonly string[];
  readonly recoveryHash: string;
  /** What all seeds of the session are drawn from; told to nobody. */
  readonly seed: string;
  readonly appVersion: string;
  /** From a trial's key to its flash, ms: time for a slow phone to open, decode and upload the picture. */
  readonly leadMs: number;
  readonly phase: ClassPhase;
  readonly paused: boolean;
  readonly locked: boolean;
  readonly seats: Readonly<Record<string, Seat>>;
  /** Finished levels and the one under way. */
  readonly blocks: readonly Block[];
  /** When the next picture opens by itself. */
  readonly nextAt: number | null;
  /** Passing: after a restart, nobody counts as gone before this. */
  readonly awaitedUntil: number | null;
  readonly endedAt: number | null;
}

/** Ids come from devices too: "constructor" is nobody's seat. */
export const seatOf = ({ seats }: RoomState, id: string): Seat | undefined =>
  Object.hasOwn(seats, id) ? seats[id] : undefined;

export const blockOf = ({ blocks }: RoomState): Block | null => {
  const last = blocks.at(-1);
  return last && !last.over ? last : null;
};

/** The level under way, or the one that ended last while its figure is up. */
export const shownBlock = ({ blocks }: RoomState): Block | null => blocks.at(-1) ?? null;

export const openRound = (state: RoomState): Round | null => {
  const last = blockOf(state)?.rounds.at(-1);
  return last && last.closedAt === null ? last : null;
};

/** The trial that comes next; null when all have been opened. */
export const nextTrial = (block: Block): Trial | null => block.trials[block.rounds.length] ?? null;

export const trialOf = (block: Block, id: string): Trial | null =>
  block.trials.find((trial) => trial.id === id) ?? null;
