import { expect, test } from "vitest";
import { taskKind } from "../../../src/app/tasks/task-kinds";
import { loadLevel } from "../../../src/content/load-level";
import { nodeSource } from "../../../src/tools/node-source";

test.each([
  ["first-glance", true],
  ["invariance", true],
  ["texture-or-shape", false],
  ["glimpses", true],
])("%s has a right answer: %s", async (id, right) => {
  const level = await loadLevel(nodeSource(), id);
  expect(taskKind(level).hasRightAnswer(level.task)).toBe(right);
});
