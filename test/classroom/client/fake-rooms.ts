import { ClassFailure, type ClassFault } from "../../../src/app/class/class-port";
import type { RoomEars, RoomLink, Rooms } from "../../../src/classroom/client/colyseus-rooms";
import type { JoinRequest } from "../../../src/content/class/class-messages";

/** A connection as its room sees it. */
export interface FakeLink {
  readonly request: JoinRequest;
  /** What the device has said on it, but for questions for the time. */
  readonly sent: { readonly type: string }[];
  /** How often it was asked for the time. */
  readonly asked: () => number;
  readonly closed: () => boolean;
  say(message: unknown): void;
  /** Ends it from the server's side. */
  end(code?: number): void;
}

export interface FakeRooms extends Rooms {
  readonly links: FakeLink[];
  /** Attempts so far. */
  readonly attempts: () => number;
  readonly last: () => FakeLink;
  /** What the next attempts come to: a fault, or "hangs"; "in" when there are no more. */
  next(...outcomes: (ClassFault | "in" | "hangs")[]): void;
  /** Answers questions for the time, as a room on a good network does. */
  answering: boolean;
}

/** Rooms without a network. @param serverTime what they answer */
export function fakeRooms(serverTime: () => number = () => Date.now()): FakeRooms {
  const links: FakeLink[] = [];
  let coming: (ClassFault | "in" | "hangs")[] = [];
  let attempts = 0;
  const rooms: FakeRooms = {
    links,
    answering: true,
    attempts: () => attempts,
    last: () => {
      const last = links.at(-1);
      if (!last) throw new Error("nobody has joined");
      return last;
    },
    next: (...outcomes) => {
      coming = outcomes;
    },
    join: async (_session, request, ears: RoomEars): Promise<RoomLink> => {
      attempts += 1;
      const outcome = coming.shift() ?? "in";
      if (outcome === "hangs") return new Promise(() => {});
      if (outcome !== "in") throw new ClassFailure(outcome, outcome);
      const sent: { readonly type: string }[] = [];
      let asked = 0;
      let closed = false;
      links.push({
        request,
        sent,
        asked: () => asked,
        closed: () => closed,
        say: ears.hear,
        end: (code = 1006) => ears.onEnd(code),
      });
      return {
        send: (message) => {
          const said = message as { readonly type: string; readonly sent: number };
          if (said.type !== "clock") return void sent.push(said);
          asked += 1;
          if (rooms.answering) queueMicrotask(() => ears.hear({ type: "clock", sent: said.sent, now: serverTime() }));
        },
        close: () => {
          closed = true;
        },
      };
    },
  };
  return rooms;
}
