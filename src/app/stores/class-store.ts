import { createStore, type StoreApi } from "zustand/vanilla";
import type { Refusal } from "../../content/class/class-messages";
import type { PlayedTrial } from "../../content/class/class-trial";
import type { ClosedRound, HostView, OwnResult, PlayerView } from "../../content/class/class-views";
import { initialTrial, type TrialState } from "../../core/trial/machine";
import type { Raster } from "../../core/vision/raster";
import type { ClassFault, ClassHello, LineState } from "../class/class-port";

/** The door: whether there is a class server, and what came of the last attempt to pass. */
export interface DoorState {
  /** Undefined while asking; null where there is none. */
  readonly hello: ClassHello | null | undefined;
  readonly busy: boolean;
  readonly fault: ClassFault | null;
  /** The code that was typed or came with the link. */
  readonly code: string;
}

/** What the room last refused, until the next message. */
export interface Refused {
  readonly of: string;
  readonly refusal: Refusal;
}

/** A player's place in a class. */
export interface SeatState {
  readonly line: LineState;
  readonly view: PlayerView | null;
  /** The ready check. */
  readonly check: "idle" | "measuring" | "done";
  /** Pictures of the block on this device. */
  readonly loaded: number;
  /** The trial that this device is playing. */
  readonly trial: TrialState;
  readonly trialId: string | null;
  /** Given, and the room has it or not yet; "broken" where the picture was not seen as it should be. */
  readonly answer: "none" | "sending" | "taken" | "broken";
  /** Why it is broken. */
  readonly reason: PlayedTrial["reason"];
  /** Of the trial that was played last. */
  readonly picture: Raster | null;
  /** Of the round that closed last. */
  readonly result: OwnResult | null;
  readonly refused: Refused | null;
  /** Why the room has let this player go; null while it has not. */
  readonly gone: "removed" | "banned" | "ended" | "replaced" | null;
}

/** A host's desk. */
export interface HostState {
  readonly line: LineState;
  readonly view: HostView | null;
  /** Known to the device that opened the session. */
  readonly recovery: string | null;
  readonly preparing: { readonly sealed: number; readonly judged: number; readonly of: number } | null;
  /** The round that closed last. */
  readonly last: ClosedRound | null;
  readonly refused: Refused | null;
  /** Something is amiss on the server. */
  readonly fault: string | null;
}

export interface ClassState {
  readonly door: DoorState;
  readonly seat: SeatState | null;
  readonly host: HostState | null;
}

export type ClassStore = StoreApi<ClassState>;

export const freshSeat: SeatState = {
  line: "open",
  view: null,
  check: "idle",
  loaded: 0,
  trial: initialTrial,
  trialId: null,
  answer: "none",
  reason: null,
  picture: null,
  result: null,
  refused: null,
  gone: null,
};

export const freshHost: HostState = {
  line: "open",
  view: null,
  recovery: null,
  preparing: null,
  last: null,
  refused: null,
  fault: null,
};

export function createClassStore(): ClassStore {
  return createStore<ClassState>(() => ({
    door: { hello: undefined, busy: false, fault: null, code: "" },
    seat: null,
    host: null,
  }));
}
