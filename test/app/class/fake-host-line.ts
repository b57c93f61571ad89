import type { ClassPort, LineEars } from "../../../src/app/class/class-port";
import type { HostMessage, JoinRequest, ToHost } from "../../../src/content/class/class-messages";
import { usualSettings } from "../../../src/content/class/class-settings";
import type { BoardRow, ClosedRound, HostScene, HostView } from "../../../src/content/class/class-views";

export const row = (seat: string, change: Partial<BoardRow> = {}): BoardRow => ({
  seat,
  name: `Player ${seat}`,
  team: null,
  connected: true,
  ready: true,
  loaded: 0,
  device: { refresh: 60, steady: true, calm: false, touch: false, browser: "Firefox 140" },
  answered: false,
  points: 0,
  right: 0,
  judged: 0,
  marked: 0,
  standing: "seated",
  ...change,
});

export const scene = (change: Partial<HostScene> = {}): HostScene => ({
  session: "s1",
  code: "ABC234",
  settings: usualSettings("en"),
  phase: "lobby",
  paused: false,
  locked: false,
  block: null,
  totals: { players: 0, expected: 0, answered: 0, right: 0, judged: 0, netRight: 0, netJudged: 0 },
  open: null,
  nextAt: null,
  finished: [],
  ...change,
});

export const board = (change: Partial<HostView> = {}): HostView => ({ ...scene(), rows: [], rounds: [], ...change });

export const block = (change: Partial<NonNullable<HostScene["block"]>> = {}): NonNullable<HostScene["block"]> => ({
  item: 0,
  level: "first-glance",
  of: 16,
  practice: 2,
  closed: 0,
  pictures: [],
  ...change,
});

export const round = (position: number): ClosedRound =>
  ({ trial: `t${position}`, position, practice: false, who: {}, choices: [], marked: 0, skipped: false }) as never;

export interface FakeRoom {
  readonly port: ClassPort;
  readonly sent: HostMessage[];
  readonly joins: { readonly session: string; readonly request: JoinRequest }[];
  say(message: ToHost): void;
  ears(): LineEars<ToHost>;
  readonly closed: () => number;
}

/** A room that says what the test wants it to say. */
export function fakeRoom(own: Partial<ClassPort> = {}): FakeRoom {
  const sent: HostMessage[] = [];
  const joins: FakeRoom["joins"] = [];
  let ears: LineEars<ToHost> | null = null;
  let closed = 0;
  const heard = (): LineEars<ToHost> => {
    if (!ears) throw new Error("nobody has joined");
    return ears;
  };
  const none = async (): Promise<never> => {
    throw new Error("not in this test");
  };
  return {
    sent,
    joins,
    ears: heard,
    say: (message) => heard().hear(message),
    closed: () => closed,
    port: {
      hello: async () => ({ addresses: ["http://192.168.1.5:8080/"], purgeHours: 24 }),
      open: none,
      find: none,
      play: none,
      host: async (session, request, theirs) => {
        joins.push({ session, request });
        ears = theirs;
        return {
          send: (message) => void sent.push(message),
          now: () => 1000,
          uncertainty: () => 1,
          close: () => void closed++,
        };
      },
      results: async () => [],
      erase: async () => {},
      pictureUrl: (picture) => `class/picture/${picture}`,
      ...own,
    },
  };
}
