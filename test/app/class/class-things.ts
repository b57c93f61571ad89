import type { TrialTicket } from "../../../src/content/class/class-trial";
import type { OwnResult, PlayerView } from "../../../src/content/class/class-views";
import { ms } from "../../../src/core/units";

/** A picture that is due at a moment on the server's clock. */
export const ticketAt = (flashAt: number, change: Partial<TrialTicket> = {}): TrialTicket => ({
  trial: "t1",
  position: 0,
  practice: false,
  picture: "s1/p1",
  key: "key1",
  timing: { fixation: ms(500), exposure: ms(100), gap: ms(0), mask: ms(200), deadline: ms(5000) },
  place: null,
  maskSeed: "m",
  choices: ["dog", "cat", "horse", "cow"],
  flashAt,
  closesAt: flashAt + 7300,
  ...change,
});

const totals = { players: 3, expected: 0, answered: 0, right: 0, judged: 0, netRight: 0, netJudged: 0 };

export const viewOf = (change: Partial<PlayerView> = {}): PlayerView => ({
  phase: "lobby",
  paused: false,
  name: "Quick Otter",
  ownName: false,
  team: null,
  teams: 0,
  ready: false,
  points: 0,
  rank: null,
  right: 0,
  answered: 0,
  block: null,
  totals,
  ticket: null,
  ...change,
});

/** A level under way. @param closed pictures */
export const blockAt = (closed: number, pictures: readonly string[] = ["s1/p1", "s1/p2"]) => ({
  item: 0,
  level: "first-glance",
  of: 4,
  practice: 0,
  closed,
  pictures,
});

export const resultOf = (change: Partial<OwnResult> = {}): OwnResult => ({
  trial: "t1",
  position: 0,
  practice: false,
  answer: "dog",
  texture: null,
  choice: "dog",
  played: true,
  right: true,
  marked: false,
  points: 110,
  net: { choice: "cat", right: false },
  totals: { ...totals, right: 2, judged: 3, netRight: 0, netJudged: 1 },
  ...change,
});
