import { freshHost, type HostState } from "../../../src/app/stores/class-store";
import { type ClassSettings, usualSettings } from "../../../src/content/class/class-settings";
import type { BoardRow, ClosedRound, HostView } from "../../../src/content/class/class-views";
import { createRng } from "../../../src/core/rng";

/** Classes as a host's desk has them, made up for tests of what a screen shows. */

const CHOICES = ["dog", "cat", "bird", "car"];

export const aRow = (index: number, change: Partial<BoardRow> = {}): BoardRow => ({
  seat: `seat-${index}`,
  name: `Brave Animal ${index}`,
  team: null,
  connected: true,
  ready: true,
  loaded: 16,
  device: { refresh: 60, steady: true, calm: false, touch: true, browser: "Firefox 140" },
  answered: false,
  points: 0,
  right: 0,
  judged: 0,
  marked: 0,
  standing: "seated",
  ...change,
});

/** Seats of a class; every third answers rightly, the others by turns. */
export const whoChose = (players: number, answer = "dog"): Record<string, string[]> => {
  const rng = createRng(`class of ${players}`);
  const who: Record<string, string[]> = {};
  for (let i = 0; i < players; i++) {
    const choice = i % 3 === 0 ? answer : rng.pick([...CHOICES, ""]);
    who[choice] = [...(who[choice] ?? []), `seat-${i}`];
  }
  return who;
};

export const aRound = (change: Partial<ClosedRound> = {}): ClosedRound => ({
  trial: "trial-1",
  position: 0,
  practice: false,
  condition: "plain",
  choices: CHOICES,
  answer: "dog",
  texture: null,
  stimulus: {
    object: { id: "dog-golden-retriever", x: 0.5, y: 0.5, size: 0.7, turn: 0 as never, mirror: false },
    background: { kind: "grey" },
    light: 1,
  },
  picture: "picture-1",
  key: "key",
  who: {},
  marked: 0,
  net: {
    choice: "cat",
    scores: [0.2, 0.5, 0.2, 0.1],
    tie: false,
    top5: [],
    model: "mobilenet-v1-025",
    backend: "wasm",
    time: 40 as never,
  },
  skipped: false,
  ...change,
});

export function aView(
  players: number,
  change: Partial<HostView> = {},
  settings: Partial<ClassSettings> = {},
): HostView {
  const rows = Array.from({ length: players }, (_, i) =>
    aRow(i, { points: Math.max(0, 1000 - 100 * i), right: Math.max(0, 10 - i), judged: 12 }),
  );
  return {
    session: "session",
    code: "ABC234",
    settings: { ...usualSettings("en"), ...settings },
    phase: "lobby",
    paused: false,
    locked: false,
    block: { item: 0, level: "first-glance", of: 14, practice: 2, closed: 3, pictures: [] },
    totals: {
      players,
      expected: players,
      answered: Math.floor(players / 2),
      right: players * 7,
      judged: players * 12,
      netRight: 8,
      netJudged: 12,
    },
    open: null,
    nextAt: null,
    finished: [],
    rows,
    rounds: [],
    ...change,
  };
}

export const aHost = (view: HostView, change: Partial<HostState> = {}): HostState => ({
  ...freshHost,
  view,
  last: view.rounds.at(-1) ?? null,
  ...change,
});
