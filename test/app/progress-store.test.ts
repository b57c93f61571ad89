import { describe, expect, test } from "vitest";
import { createNotebookStore } from "../../src/app/stores/notebook-store";
import { createOfflineStore } from "../../src/app/stores/offline-store";
import { createPlayStore, idlePlay, isUnderWay, noScore } from "../../src/app/stores/play-store";
import { hasMark, passedLevels, withLab, withMark, withOutcome } from "../../src/app/stores/progress-store";
import { createScreenStore } from "../../src/app/stores/screen-store";
import { createSessionStore } from "../../src/app/stores/session-store";
import type { LevelProgress, Progress } from "../../src/content/saved";

const fresh: Progress = { levels: {} };
const result = (more: Partial<LevelProgress> = {}): LevelProgress => {
  return { plays: 1, passed: false, beatNet: false, best: null, ...more };
};
const block = (you: number, more: object = {}) => {
  return { you, net: 8, of: 16, passed: false, beatNet: false, ...more };
};

describe("after a block", () => {
  test("it counts, and its score is the first best", () => {
    expect(withOutcome(fresh, "a", block(9)).levels).toEqual({
      a: result({ best: { you: 9, net: 8, of: 16 } }),
    });
  });

  test("the best is the one with the highest share right, and of two alike the first", () => {
    const first = withOutcome(fresh, "a", block(9));
    const best = (you: number, more: object = {}) => withOutcome(first, "a", block(you, more)).levels.a?.best;
    expect(best(10)).toEqual({ you: 10, net: 8, of: 16 });
    expect(best(8)).toEqual({ you: 9, net: 8, of: 16 });
    expect(best(9, { net: 2 })).toEqual({ you: 9, net: 8, of: 16 });
    expect(best(5, { of: 6 })).toEqual({ you: 5, net: 8, of: 6 });
    expect(best(10, { of: 32 })).toEqual({ you: 9, net: 8, of: 16 });
  });

  test("a pass and a mark stay, and are earned by a later block too", () => {
    const won = withOutcome(fresh, "a", block(9, { passed: true, beatNet: true }));
    expect(withOutcome(won, "a", block(2)).levels.a).toMatchObject({ plays: 2, passed: true, beatNet: true });
    const lost = withOutcome(fresh, "a", block(2));
    expect(withOutcome(lost, "a", block(9, { passed: true, beatNet: true })).levels.a).toMatchObject({
      passed: true,
      beatNet: true,
    });
    expect(withOutcome(lost, "a", block(2)).levels.a).toMatchObject({ passed: false, beatNet: false });
  });

  test("a mark that the lab earned before is the level's", () => {
    const marked = withMark(fresh, "a");
    expect(withOutcome(marked, "a", block(2)).levels.a?.beatNet).toBe(true);
    expect(withOutcome(marked, "b", block(2)).levels.b?.beatNet).toBe(false);
  });

  test("other levels are as they were", () => {
    const before = withOutcome(fresh, "b", block(5));
    expect(withOutcome(before, "a", block(9)).levels.b).toBe(before.levels.b);
  });
});

describe("a level's mark", () => {
  test("is kept apart until the level is played, and once", () => {
    const marked = withMark(fresh, "a");
    expect(marked).toEqual({ levels: {}, marks: ["a"] });
    expect(withMark(marked, "a")).toBe(marked);
    expect(withMark(marked, "b").marks).toEqual(["a", "b"]);
    expect([hasMark(marked, "a"), hasMark(marked, "b"), hasMark(fresh, "a")]).toEqual([true, false, false]);
  });

  test("goes to the level that was played, whose result stays", () => {
    const played: Progress = { levels: { a: result({ plays: 4, passed: true }), b: result() } };
    const marked = withMark(played, "a");
    expect(marked.levels).toEqual({ a: result({ plays: 4, passed: true, beatNet: true }), b: result() });
    expect(marked.marks).toBeUndefined();
    expect(withMark(marked, "a")).toBe(marked);
  });
});

describe("after a lab's report", () => {
  test("that earns nothing, nothing has changed", () => {
    expect(withLab(fresh, { level: "a", passed: false, marked: false })).toBe(fresh);
  });

  test("that earns the mark alone, the level is not played", () => {
    expect(withLab(fresh, { level: "a", passed: false, marked: true })).toEqual({ levels: {}, marks: ["a"] });
  });

  test("that completes the level, it counts as passed, with the mark if there is one, and keeps its best block", () => {
    const passed = (marked: boolean) => withLab(fresh, { level: "a", passed: true, marked }).levels.a;
    expect(passed(false)).toEqual(result({ passed: true }));
    expect(passed(true)).toEqual(result({ passed: true, beatNet: true }));
    const best = { you: 9, net: 8, of: 16 };
    const before: Progress = { levels: { a: result({ plays: 2, best }), b: result() } };
    expect(withLab(before, { level: "a", passed: true, marked: false }).levels).toEqual({
      a: result({ plays: 3, passed: true, best }),
      b: result(),
    });
  });
});

test("passed levels are those that were passed", () => {
  expect(passedLevels({ levels: { a: result({ passed: true }), b: result(), c: result({ passed: true }) } })).toEqual([
    "a",
    "c",
  ]);
});

test("a block would be lost during its trials and breaks, and neither before nor after", () => {
  const phases = ["idle", "loading", "trial", "break", "finished"] as const;
  expect(phases.filter((phase) => isUnderWay({ ...idlePlay, phase }))).toEqual(["trial", "break"]);
});

test("at first nothing is played, kept, measured or told", () => {
  expect(createPlayStore().getState()).toMatchObject({
    phase: "idle",
    level: null,
    trial: null,
    attempt: 1,
    trialState: { phase: "preparing" },
    score: noScore,
    records: [],
    leaving: false,
    lastShown: null,
  });
  expect(noScore).toEqual({ you: 0, net: null, of: 0 });
  expect(createNotebookStore().getState()).toEqual({ pages: [], status: "closed" });
  expect(createSessionStore().getState()).toMatchObject({ wantedSeed: null, summary: null, figures: [], lab: null });
  expect(createScreenStore().getState()).toEqual({ screen: { name: "loading" }, turn: 0, notices: [] });
  expect(createOfflineStore().getState()).toMatchObject({ sparing: false, shell: { kind: "none" }, stock: null });
});
