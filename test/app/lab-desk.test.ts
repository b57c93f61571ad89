import { expect, test } from "vitest";
import { createLabDesk } from "../../src/app/lab-desk";
import { createProgressStore } from "../../src/app/stores/progress-store";
import { createSessionStore } from "../../src/app/stores/session-store";
import type { Level } from "../../src/content/level";
import type { Progress } from "../../src/content/saved";
import { smallLevel } from "./small-level";

const lab: Level = {
  id: "tuning",
  version: 1,
  task: {
    type: "lab",
    complete: { measure: "error", atMost: 10 },
    mark: { measure: "error", atMost: 3 },
  },
};
const flash = smallLevel();
const withLabMark: Level = { ...flash, task: { ...flash.task, labMark: { measure: "found", atLeast: 1 } } };

function desk(before: Progress = { levels: {} }) {
  const progress = createProgressStore(before);
  const session = createSessionStore();
  return { progress, session, ...createLabDesk(progress, session) };
}

test("a level that is a lab alone is passed by its rule, and its mark takes the stricter one", () => {
  const { report, progress, session } = desk();
  expect(report(lab, { error: 11 })).toEqual({ level: "tuning", passed: false, marked: false });
  expect(progress.getState().levels).toEqual({});
  expect(report(lab, { error: 8 })).toEqual({ level: "tuning", passed: true, marked: false });
  expect(progress.getState().levels.tuning).toEqual({ plays: 1, passed: true, beatNet: false, best: null });
  expect(report(lab, { error: 2 })).toEqual({ level: "tuning", passed: true, marked: true });
  expect(progress.getState().levels.tuning).toEqual({ plays: 2, passed: true, beatNet: true, best: null });
  expect(session.getState().lab).toEqual({ level: "tuning", passed: true, marked: true });
});

test("the lab of a level with trials may earn its mark, but passes nothing", () => {
  const { report, progress } = desk();
  expect(report(withLabMark, { found: 0 })).toEqual({ level: "small", passed: false, marked: false });
  expect(progress.getState()).toEqual({ levels: {} });
  expect(report(withLabMark, { found: 1 })).toEqual({ level: "small", passed: false, marked: true });
  expect(progress.getState()).toEqual({ levels: {}, marks: ["small"] });
});

test("the lab of a level whose file has no rule for it earns nothing", () => {
  const { report, progress, session } = desk();
  expect(report(flash, { found: 1, error: 0 })).toEqual({ level: "small", passed: false, marked: false });
  expect(progress.getState()).toEqual({ levels: {} });
  expect(session.getState().lab).toMatchObject({ marked: false });
});

test("the other levels, and the score of a block played before, stay as they were", () => {
  const other = { plays: 2, passed: true, beatNet: false, best: { you: 3, net: 2, of: 4 } };
  const { report, progress } = desk({ levels: { other, tuning: other } });
  report(lab, { error: 2 });
  expect(progress.getState().levels).toEqual({ other, tuning: { ...other, plays: 3, beatNet: true } });
});
