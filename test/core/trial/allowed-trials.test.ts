import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { loadDeck } from "../../../src/content/load";
import { loadLevel } from "../../../src/content/load-level";
import { allowedTrials, blockLengths } from "../../../src/core/trial/allowed-trials";
import type { FlashTask } from "../../../src/core/trial/flash-task";

const source = { read: (path: string) => readFile(path, "utf8") };

async function taskOf(id: string): Promise<FlashTask> {
  const { task } = await loadLevel(source, id);
  if (task.type !== "flash") throw new Error(id);
  return task;
}

describe("how many trials a block may have", () => {
  it("is anything up to the task's own number where one condition is shown", async () => {
    const { deck } = await loadDeck(source);
    const allowed = allowedTrials(await taskOf("first-glance"), deck);
    expect(allowed[0]).toBe(1);
    expect(allowed.at(-1)).toBe(16);
    expect(allowed).toHaveLength(16);
  });

  it("leaves room for every condition", async () => {
    const { deck } = await loadDeck(source);
    const task = await taskOf("more-time");
    expect(allowedTrials(task, deck)[0]).toBeGreaterThanOrEqual(task.conditions.length);
  });
});

describe("the lengths to choose from", () => {
  it("are a quarter, a half and the whole, as near as is allowed", () => {
    const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
    expect(blockLengths(upTo(16))).toEqual({ short: 4, half: 8, full: 16 });
    expect(blockLengths([6, 12, 18, 24])).toEqual({ short: 6, half: 12, full: 24 });
  });

  it("are fewer where several would be one", () => {
    expect(blockLengths([24])).toEqual({ full: 24 });
    expect(blockLengths([10, 24])).toEqual({ half: 10, full: 24 });
  });

  it("are none of a task that cannot be played", () => {
    expect(() => blockLengths([])).toThrow(/no number of trials/);
  });
});
