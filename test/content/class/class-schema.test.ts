import { describe, expect, test } from "vitest";
import type { HostMessage, PlayerMessage } from "../../../src/content/class/class-messages";
import {
  readFind,
  readHostMessage,
  readJoin,
  readPlayerMessage,
  readSettings,
} from "../../../src/content/class/class-schema";
import { MOST_ITEMS, MOST_TRIALS, usualSettings } from "../../../src/content/class/class-settings";
import type { PlayedTrial } from "../../../src/content/class/class-trial";
import type { DisplayLog } from "../../../src/core/trial/display";
import type { PresentationLog } from "../../../src/core/trial/record";

/** Every field that a log may have: the compiler asks for whatever is added. */
const presentation = {
  refresh: 60,
  askedFrames: { fixation: 30, exposure: 6, gap: 0, mask: 30 },
  onset: 100,
  offset: 200,
  shownFrames: 6,
  shown: 100,
  intervals: [16.7],
  droppedFrames: 0,
  verdict: { kind: "off-by", frames: -1 },
  presented: { onset: 100, offset: 200 },
  focused: true,
  longFrames: [60],
  steady: true,
  surface: "webgl2",
  clockGrain: 0.005,
  refreshSpread: 0.01,
} as unknown as Required<PresentationLog>;

const display = {
  shownCss: 300,
  shownDevice: 600,
  pixelRatio: 2,
  window: { width: 400, height: 800 },
  pixelsPerMm: 6,
  trust: "measured",
  browser: "Firefox 140",
} as unknown as Required<DisplayLog>;

const played: PlayedTrial = {
  trial: "t-1",
  outcome: "answered",
  choice: "cat",
  rt: 512.3,
  device: "touch",
  presentation,
  reason: null,
  display,
  hash: "0123",
};

const messages: readonly PlayerMessage[] = [
  { type: "clock", sent: 1 },
  { type: "ready", device: { refresh: 60, steady: true, calm: false, touch: true, browser: "x" } },
  { type: "loaded", pictures: 3 },
  { type: "answer", played },
  {
    type: "answer",
    played: { ...played, presentation: null, display: null, rt: null, choice: null, outcome: "missed" },
  },
  { type: "name", name: "Ada" },
  { type: "team", team: 1 },
  { type: "leave" },
];

const verdict = { choice: "cat", scores: [0.5, 0.5], tie: true, top5: [], model: "m", backend: "b", time: 3 };
const orders = [
  { type: "settings", settings: usualSettings("en") },
  { type: "prepare" },
  { type: "go" },
  { type: "pause", paused: true },
  { type: "skip", what: "level" },
  { type: "end" },
  { type: "lock", locked: true },
  { type: "remove", seat: "s", ban: true },
  { type: "pardon", seat: "s" },
  { type: "rename", seat: "s", name: "Bob" },
  { type: "move", seat: "s", team: 1 },
  { type: "verdict", trial: "t", verdict: null },
  { type: "verdict", trial: "t", verdict },
] as unknown as readonly HostMessage[];

describe("messages from devices", () => {
  test.each(messages)("$type is read as it was sent", (message) => {
    expect(readPlayerMessage(message)).toEqual({ value: message });
  });

  test.each(orders)("a host's $type is read as it was sent", (message) => {
    expect(readHostMessage(message)).toEqual({ value: message });
  });

  test.each([
    ["a host's order from a player", { type: "end" }, "type"],
    ["an unknown kind", { type: "hack" }, "type"],
    ["a number that is none", { type: "clock", sent: Number.NaN }, "sent"],
    ["an endless number", { type: "clock", sent: Number.POSITIVE_INFINITY }, "sent"],
    ["something more", { type: "leave", seat: "another" }, "seat"],
    ["something more inside", { type: "answer", played: { ...played, points: 100 } }, "played.points"],
    ["a long text", { type: "name", name: "a".repeat(201) }, "name"],
    [
      "a long list",
      { type: "answer", played: { ...played, presentation: { ...presentation, intervals: Array(601).fill(1) } } },
      "played.presentation.intervals",
    ],
    [
      "a wrong list",
      { type: "answer", played: { ...played, presentation: { ...presentation, intervals: ["1"] } } },
      "played.presentation.intervals.0",
    ],
    ["an id with a path in it", { type: "answer", played: { ...played, trial: "../x" } }, "played.trial"],
    ["nothing", undefined, "message"],
    ["a list", [], "message"],
    ["bytes", new Uint8Array(3), "type"],
  ])("%s is refused, with where", (_, message, wrong) => {
    expect(readPlayerMessage(message)).toEqual({ wrong });
  });

  test("what is refused is told in a few letters, whatever was sent", () => {
    const { wrong } = readPlayerMessage({ type: "leave", ["x".repeat(20_000)]: 1 }) as { wrong: string };
    expect(wrong.length).toBeLessThan(100);
  });

  test("probabilities lie between 0 and 1", () => {
    const off = { type: "verdict", trial: "t", verdict: { ...verdict, scores: [1.1] } };
    expect(readHostMessage(off)).toEqual({ wrong: "verdict.scores.0" });
  });
});

describe("what is posted", () => {
  test.each([
    [{ as: "player", person: "p" }, true],
    [{ as: "player", person: "p", token: "t", name: "n" }, true],
    [{ as: "host", token: "t" }, true],
    [{ as: "host", recovery: "r" }, true],
    [{ as: "host" }, false],
    [{ as: "host", token: "t", recovery: "r" }, false],
    [{ as: "player" }, false],
    [{ as: "player", person: "" }, false],
    [{ as: "player", person: "x".repeat(65) }, false],
    [{ as: "teacher", token: "t" }, false],
  ])("a request %j is one: %s", (request, good) => {
    expect("value" in readJoin(request)).toBe(good);
  });

  test.each([
    [{ code: "ABCDEF" }, true],
    [{ code: "abcdef" }, false],
    [{ code: "ABCDE" }, false],
    [{ session: "a-b_c" }, true],
    [{ session: "a/b" }, false],
    [{}, false],
  ])("a code or a session %j is one: %s", (wanted, good) => {
    expect("value" in readFind(wanted)).toBe(good);
  });

  test("settings are bounded in every direction", () => {
    const usual = usualSettings("en");
    const item = { level: "first-glance", trials: 3 };
    const wrong = (some: object) => (readSettings({ ...usual, ...some }) as { wrong?: string }).wrong;
    expect(wrong({})).toBeUndefined();
    expect(wrong({ playlist: Array(MOST_ITEMS).fill(item) })).toBeUndefined();
    expect(wrong({ playlist: Array(MOST_ITEMS + 1).fill(item) })).toBe("playlist");
    expect(wrong({ playlist: [{ ...item, trials: MOST_TRIALS + 1 }] })).toBe("playlist.0.trials");
    expect(wrong({ teams: 7 })).toBe("teams");
    expect(wrong({ cup: "a".repeat(41) })).toBe("cup");
    expect(wrong({ cup: "spring 2026" })).toBeUndefined();
    expect(wrong({ answerTime: "unlimited" })).toBe("answerTime");
  });
});
