import type { ClassSettings } from "../../content/class/class-settings";
import type { DeviceReport, PlayedTrial } from "../../content/class/class-trial";
import type { NetVerdict } from "../../core/trial/record";
import type { Block, KeptAnswer, RoomState, Seat } from "./state";

/** What has happened in a room. The journal keeps these, and folding them rebuilds the room. */
export type RoomEvent =
  | ({ readonly type: "opened" } & Pick<
      RoomState,
      "session" | "code" | "openedAt" | "settings" | "recoveryHash" | "seed" | "appVersion" | "leadMs"
    > & { readonly hostHash: string })
  | { readonly type: "taken-over"; readonly hostHash: string }
  /** `nextAt` is absent where it stays as it is. */
  | { readonly type: "settings-set"; readonly settings: ClassSettings; readonly nextAt?: number | null }
  | { readonly type: "locked"; readonly locked: boolean }
  | ({ readonly type: "seated" } & Pick<Seat, "id" | "person" | "tokenHash" | "name" | "team" | "joinedAt">)
  | { readonly type: "device-told"; readonly seat: string; readonly device: DeviceReport }
  | { readonly type: "named"; readonly seat: string; readonly name: string }
  | { readonly type: "teamed"; readonly seat: string; readonly team: number | null }
  | { readonly type: "stood"; readonly seat: string; readonly standing: Seat["standing"] }
  | ({ readonly type: "block-drawn" } & Pick<Block, "item" | "level" | "levelVersion" | "seed" | "trials" | "seals">)
  | { readonly type: "judged"; readonly trial: string; readonly verdict: NetVerdict | null }
  /** All pictures are composed, and the net has spoken. */
  | { readonly type: "block-ready" }
  | {
      readonly type: "trial-opened";
      readonly trial: string;
      readonly flashAt: number;
      readonly closesAt: number;
      readonly expected: readonly string[];
    }
  | ({ readonly type: "answered"; readonly trial: string } & KeptAnswer)
  | {
      readonly type: "trial-closed";
      readonly trial: string;
      readonly at: number;
      readonly skipped: boolean;
      readonly nextAt: number | null;
    }
  | { readonly type: "paused"; readonly paused: boolean; readonly at: number; readonly nextAt: number | null }
  | { readonly type: "block-ended"; readonly at: number }
  | { readonly type: "ended"; readonly at: number };

/** Events that change the state but are not journalled. */
export type PassingEvent =
  | { readonly type: "came"; readonly seat: string }
  | { readonly type: "went"; readonly seat: string }
  | { readonly type: "loaded"; readonly seat: string; readonly pictures: number }
  /** The process that held the room is gone, and with it all connections. */
  | { readonly type: "restored"; readonly at: number }
  /** The time to reconnect after a restart is over. */
  | { readonly type: "awaited" };

/** What is asked of a room. Secrets come hashed, names checked, levels drawn: the carrier does what is not pure. */
export type RoomCommand =
  | {
      readonly type: "seat";
      readonly seat: string;
      readonly person: string;
      readonly tokenHash: string;
      readonly name: string;
    }
  | { readonly type: "come"; readonly seat: string }
  | { readonly type: "go-away"; readonly seat: string }
  | { readonly type: "tell-device"; readonly seat: string; readonly device: DeviceReport }
  | { readonly type: "load"; readonly seat: string; readonly pictures: number }
  | { readonly type: "answer"; readonly seat: string; readonly played: PlayedTrial }
  | { readonly type: "name"; readonly seat: string; readonly name: string; readonly by: "seat" | "host" }
  | { readonly type: "team"; readonly seat: string; readonly team: number; readonly by: "seat" | "host" }
  | { readonly type: "take-over"; readonly hostHash: string }
  | { readonly type: "settings"; readonly settings: ClassSettings }
  | { readonly type: "lock"; readonly locked: boolean }
  | { readonly type: "stand"; readonly seat: string; readonly standing: Seat["standing"] }
  | ({ readonly type: "draw" } & Pick<Block, "item" | "level" | "levelVersion" | "seed" | "trials" | "seals">)
  | { readonly type: "judge"; readonly trial: string; readonly verdict: NetVerdict | null }
  | { readonly type: "all-ready" }
  | { readonly type: "go" }
  | { readonly type: "pause"; readonly paused: boolean }
  | { readonly type: "skip"; readonly what: "picture" | "level" }
  | { readonly type: "end" }
  /** The clock reached what {@link due} said. */
  | { readonly type: "tick" };
