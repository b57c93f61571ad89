import type { NetVerdict } from "../../core/trial/record";
import type { CategoryId } from "../../core/trial/trial";
import type { ClassSettings } from "./class-settings";
import type { DeviceReport, PlayedTrial } from "./class-trial";
import type { BoardRow, ClassTotals, ClosedRound, HostScene, HostView, OwnResult, PlayerView } from "./class-views";

/** What somebody asks for when they join a room. */
export type JoinRequest =
  | {
      readonly as: "player";
      /** Secret of a seat taken before; absent for a new one. */
      readonly token?: string;
      /** The same for one person on one device: a random word, kept there. */
      readonly person: string;
      /** Where own names are allowed. */
      readonly name?: string;
    }
  | { readonly as: "host"; readonly token: string }
  /** A second device takes the session over. */
  | { readonly as: "host"; readonly recovery: string };

/** From a player's device. */
export type PlayerMessage =
  /** Asks for the server's time. */
  | { readonly type: "clock"; readonly sent: number }
  | { readonly type: "ready"; readonly device: DeviceReport }
  /** How many of the block's pictures are on the device. */
  | { readonly type: "loaded"; readonly pictures: number }
  | { readonly type: "answer"; readonly played: PlayedTrial }
  | { readonly type: "name"; readonly name: string }
  | { readonly type: "team"; readonly team: number }
  | { readonly type: "leave" };

/** From the host's devices. */
export type HostMessage =
  | { readonly type: "clock"; readonly sent: number }
  | { readonly type: "settings"; readonly settings: ClassSettings }
  /** Draws the next level's pictures, and opens the session. */
  | { readonly type: "prepare" }
  /** Opens the first or the next picture. */
  | { readonly type: "go" }
  | { readonly type: "pause"; readonly paused: boolean }
  /** Drops the picture that is open, or the rest of the level. */
  | { readonly type: "skip"; readonly what: "picture" | "level" }
  | { readonly type: "end" }
  | { readonly type: "lock"; readonly locked: boolean }
  | { readonly type: "remove"; readonly seat: string; readonly ban: boolean }
  | { readonly type: "pardon"; readonly seat: string }
  | { readonly type: "rename"; readonly seat: string; readonly name: string }
  | { readonly type: "move"; readonly seat: string; readonly team: number }
  /** Null: this browser's net cannot say, so the server's is to. */
  | { readonly type: "verdict"; readonly trial: string; readonly verdict: NetVerdict | null };

/** Why something was not done. */
export type RefusalReason =
  | "not-now"
  | "nobody-ready"
  | "locked"
  | "full"
  | "banned"
  | "no-such-seat"
  | "no-such-level"
  | "bad-settings"
  | "not-allowed"
  | "name-taken"
  | "name-unfit"
  | "already-answered"
  | "too-late"
  | "not-expected"
  | "unknown-trial"
  | "bad-message"
  | "too-many";

export interface Refusal {
  readonly why: RefusalReason;
  /** What about it, for the one who reads it: "playlist[1].trials". */
  readonly detail?: string;
}

/** To a player's device. */
export type ToPlayer =
  | { readonly type: "clock"; readonly sent: number; readonly now: number }
  | { readonly type: "welcome"; readonly seat: string; readonly token: string; readonly now: number }
  | { readonly type: "view"; readonly view: PlayerView }
  /** How many have answered, a few times a second at most. */
  | { readonly type: "totals"; readonly totals: ClassTotals }
  /** The answer is kept. */
  | { readonly type: "taken"; readonly trial: string }
  | { readonly type: "result"; readonly result: OwnResult }
  | { readonly type: "refused"; readonly of: string; readonly trial: string | null; readonly refusal: Refusal }
  | { readonly type: "gone"; readonly why: "removed" | "banned" | "ended" | "replaced" };

/** A picture for the host's net to judge, before anybody sees it. */
export interface JudgeTicket {
  readonly trial: string;
  readonly picture: string;
  readonly key: string;
  readonly choices: readonly CategoryId[];
}

/** To the host's devices. */
export type ToHost =
  | { readonly type: "clock"; readonly sent: number; readonly now: number }
  | { readonly type: "hosting"; readonly session: string; readonly token: string; readonly now: number }
  | { readonly type: "board"; readonly view: HostView }
  /** The board without its rows and rounds, which come one by one. */
  | { readonly type: "scene"; readonly scene: HostScene }
  | { readonly type: "rows"; readonly rows: readonly BoardRow[]; readonly answered: number }
  | { readonly type: "preparing"; readonly sealed: number; readonly judged: number; readonly of: number }
  | { readonly type: "judge"; readonly tickets: readonly JudgeTicket[] }
  | { readonly type: "closed"; readonly round: ClosedRound }
  | { readonly type: "refused"; readonly of: string; readonly trial: string | null; readonly refusal: Refusal }
  | { readonly type: "fault"; readonly sentence: string };
