import { describe, expect, test } from "vitest";
import { buildBlock } from "../../../src/core/trial/build-block";
import { flashProblems } from "../../../src/core/trial/check-task";
import type { Deck, FlashTask } from "../../../src/core/trial/flash-task";
import { deckOf, task } from "./samples";

/** Categories c0 to c4 of one group, c5 and c6 of another, c7 of none. */
const group = (c: number) => (c < 5 ? "many" : "few");
const deck: Deck = {
  ...deckOf(8, 4),
  groups: Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((c) => [`c${c}`, group(c)])),
};
const trialsOf = (change: Partial<FlashTask>, seed = "3") => {
  const { practice, trials } = buildBlock({
    level: "l",
    levelVersion: 1,
    seed,
    task: { ...task, trials: 40, ...change },
    deck,
  });
  return [...practice, ...trials];
};
const alikeIn = (choices: readonly string[], answer: string) =>
  choices.filter((id) => id !== answer && deck.groups?.[id] === deck.groups?.[answer]).length;

describe("choices that are alike", () => {
  test("come from the answer's group first, and from the rest where it has too few", () => {
    for (const { choices, answer } of trialsOf({ distractors: "alike" })) {
      expect(new Set(choices).size).toBe(4);
      expect(choices).toContain(answer);
      if (answer === "c7") continue;
      expect(alikeIn(choices, answer)).toBe(group(Number(answer.slice(1))) === "many" ? 3 : 1);
    }
  });

  test("stand in any slot, strangers too", () => {
    const slots = new Map<number, number>();
    for (let seed = 1; seed <= 20; seed++)
      for (const { choices, answer } of trialsOf({ distractors: "alike" }, `${seed}`)) {
        if (answer !== "c5" && answer !== "c6") continue;
        const twin = choices.indexOf(answer === "c5" ? "c6" : "c5");
        slots.set(twin, (slots.get(twin) ?? 0) + 1);
      }
    for (const slot of [0, 1, 2, 3]) expect(slots.get(slot) ?? 0, `slot ${slot}`).toBeGreaterThan(20);
  });

  test("change the other choices alone: seeds keep their pictures and the place of the right answer", () => {
    const shown = (distractors: FlashTask["distractors"]) =>
      trialsOf({ distractors }).map(({ stimulus, answer, choices }) => [stimulus, choices.indexOf(answer)]);
    expect(shown("alike")).toEqual(shown(undefined));
    expect(trialsOf({ distractors: "any" })).toEqual(trialsOf({}));
  });

  test("are refused where the design draws its own, and where no categories are alike", () => {
    const problems = (change: Partial<FlashTask>, from = deck) =>
      flashProblems({ ...task, distractors: "alike", ...change }, from).map(({ path }) => path);
    expect(problems({})).toEqual([]);
    expect(problems({ design: { kind: "crossed" } })).toContain("task.distractors");
    expect(problems({}, deckOf(8, 4))).toEqual(["task.distractors"]);
    expect(problems({ categories: ["c0", "c5", "c7", "c6"] })).toEqual([]);
    expect(problems({ alternatives: 3, categories: ["c0", "c5", "c7"] })).toEqual(["task.distractors"]);
  });
});
