import { expect, test } from "vitest";
import { blockOf, taskKind } from "../../../src/app/tasks/task-kinds";
import type { Level } from "../../../src/content/level";
import { loadDeck } from "../../../src/content/load";
import { loadLevel } from "../../../src/content/load-level";
import { buildBlock } from "../../../src/core/trial/build-block";
import { nodeSource } from "../../../src/tools/node-source";
import { smallDeck, smallLevel } from "../small-level";

const source = nodeSource();
const lab: Level = {
  id: "tuning",
  version: 1,
  task: { type: "lab", complete: { measure: "error" }, mark: { measure: "error" } },
};

test.each([
  ["first-glance", true],
  ["invariance", true],
  ["texture-or-shape", false],
  ["glimpses", true],
])("%s has a right answer: %s", async (id, right) => {
  const level = await loadLevel(source, id);
  expect(taskKind(level).hasRightAnswer(level.task)).toBe(right);
});

test("before pictures that flash, and scenes that appear, comes the warning; a lab alone needs none", async () => {
  expect(taskKind(smallLevel()).flashes).toBe(true);
  expect(taskKind(await loadLevel(source, "glimpses")).flashes).toBe(true);
  expect(taskKind(lab).flashes).toBe(false);
});

test("only a flash level whose file says so goes on by itself after its feedback", async () => {
  const plain = smallLevel();
  const brief: Level = { ...plain, task: { ...plain.task, feedback: "brief" } };
  const glimpses = await loadLevel(source, "glimpses");
  for (const [level, goesOn] of [
    [plain, false],
    [brief, true],
    [glimpses, false],
    [lab, false],
  ] as const)
    expect(taskKind(level).brief(level.task)).toBe(goesOn);
});

test("a lab alone has no trials, no right answer and no run", () => {
  expect(blockOf(lab, "1", smallDeck)).toEqual({ practice: [], trials: [] });
  expect(taskKind(lab)).toMatchObject({ run: null });
  expect(taskKind(lab).allowances(lab.task, { answerTime: "long", longerFlashes: true })).toEqual({});
  expect(taskKind(lab).pictures(lab.task).has("sound")).toBe(true);
  expect(taskKind(lab).hasRightAnswer(lab.task)).toBe(false);
});

test("a flash level's trials are those of its seed, level and version", () => {
  const level = smallLevel({ practice: 1 });
  const { id, version, task } = level;
  const block = blockOf(level, "7", smallDeck);
  expect(block).toEqual(buildBlock({ level: id, levelVersion: version, seed: "7", task, deck: smallDeck }));
  expect(block.practice).toHaveLength(1);
  expect(blockOf({ ...level, version: 2 }, "7", smallDeck)).not.toEqual(block);
});

test("a glimpses level has scenes, and no practice", async () => {
  const level = await loadLevel(source, "glimpses");
  const { deck } = await loadDeck(source);
  const { practice, trials } = blockOf(level, "7", deck);
  expect(practice).toEqual([]);
  expect(trials.length).toBeGreaterThan(0);
  expect(new Set(trials.map(({ id }) => id.split(":")[0]))).toEqual(new Set(["glimpses"]));
});

test("conditions that the screen does not reach are left out", async () => {
  const level = await loadLevel(source, "fovea");
  const { deck } = await loadDeck(source);
  const conditions = (reach?: number) => new Set(blockOf(level, "7", deck, reach).trials.map((each) => each.condition));
  expect(conditions(3).size).toBeLessThan(conditions().size);
  expect(conditions(60)).toEqual(conditions());
});
