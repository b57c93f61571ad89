import { describe, expect, test } from "vitest";
import { buildBlock } from "../../../src/core/trial/build-block";
import { flashProblems } from "../../../src/core/trial/check-task";
import type { Deck, FlashCondition, FlashTask, StimulusRules } from "../../../src/core/trial/flash-task";
import { deckOf, stimulus, task } from "./samples";

const plain = deckOf(6, 3);
const named = (kind: string, categories: number, each: number) =>
  deckOf(categories, each).objects.map(({ id, category }) => ({
    id: `${kind}-${id}`,
    category: `${kind}-${category}`,
  }));
const deck: Deck = { ...plain, photographs: named("photo", 5, 4), models: named("model", 4, 2) };
const whole: StimulusRules = {
  ...stimulus,
  deck: "photographs",
  size: [1, 1.5],
  turn: [0, 0],
  background: { kind: "plain" },
};
const build = (change: Partial<FlashTask>, seed = "7") =>
  buildBlock({ level: "l", levelVersion: 1, seed, task: { ...task, ...change }, deck });
const problems = (change: Partial<FlashTask>) => flashProblems({ ...task, ...change }, deck);

describe("a level of whole photographs", () => {
  test("deals them and their categories alone", () => {
    const { practice, trials } = build({ stimulus: whole });
    const all = [...practice, ...trials];
    for (const { stimulus: spec, choices, answer } of all) {
      expect(spec.object.id).toMatch(/^photo-/);
      expect(spec.object.size).toBeGreaterThanOrEqual(1);
      expect(spec.object).not.toHaveProperty("view");
      expect(spec.background).toEqual({ kind: "grey" });
      for (const choice of choices) expect(choice).toMatch(/^photo-c[0-4]$/);
      expect(choices).toContain(answer);
    }
    // 20 trials, 20 photographs: none comes twice.
    expect(new Set(all.map(({ stimulus: { object } }) => object.id)).size).toBeGreaterThanOrEqual(18);
  });

  test("is checked for what a photograph cannot be shown in", () => {
    expect(problems({ stimulus: whole })).toEqual([]);
    expect(problems({ stimulus: { ...whole, background: stimulus.background } })).toMatchObject([
      { path: "task.stimulus.background" },
    ]);
    expect(problems({ stimulus: { ...whole, turn: [-5, 5] } })).toMatchObject([{ path: "task.stimulus.turn" }]);
    expect(problems({ stimulus: { ...whole, form: "silhouette" } })).toMatchObject([{ path: "task.stimulus.form" }]);
    expect(problems({ stimulus: { ...whole, view: 45 } })).toMatchObject([{ path: "task.stimulus.view" }]);
    expect(problems({ stimulus: { ...stimulus, size: [1, 1.5] } })).toMatchObject([{ path: "task.stimulus.size" }]);
    expect(problems({ stimulus: whole, categories: ["c0", "c1", "c2", "c3"] })[0]).toMatchObject({
      path: "task.categories[0]",
      expected: "a category of the deck's photographs",
    });
    expect(problems({ stimulus: whole, alternatives: 6 })).toMatchObject([
      { path: "task.alternatives", expected: expect.stringContaining("at most 5") },
    ]);
    expect(
      problems({ stimulus: whole, design: { kind: "cue-conflict", shapes: [], textures: [], whole: 0 } }),
    ).toContainEqual(expect.objectContaining({ path: "task.stimulus.deck" }));
  });
});

describe("rounds of two decks", () => {
  const depth = (view: number): FlashCondition => ({
    name: `depth-${view}`,
    round: "depth",
    stimulus: { deck: "models", view, background: { kind: "plain" } },
  });
  const conditions: FlashCondition[] = [
    { name: "near", round: "place" },
    { name: "far", round: "place" },
    depth(0),
    depth(90),
    depth(180),
  ];
  const crossed: Partial<FlashTask> = { conditions, trials: 20, practice: 5, design: { kind: "crossed" } };

  test("deal from each deck in its round, and turn the models", () => {
    expect(problems(crossed)).toEqual([]);
    const { practice, trials } = build(crossed);
    for (const { condition, stimulus: spec, choices } of [...practice, ...trials]) {
      const turned = condition.startsWith("depth");
      for (const choice of choices) expect(choice.startsWith("model-")).toBe(turned);
      expect(spec.object.id.startsWith("model-")).toBe(turned);
      expect(spec.object.view).toBe(turned ? Number(condition.slice(6)) : undefined);
    }
    const rounds = trials.filter(({ condition }) => condition.startsWith("depth"));
    const models = new Map<string, number>();
    for (const { stimulus: spec } of rounds) models.set(spec.object.id, (models.get(spec.object.id) ?? 0) + 1);
    expect([...models.values()]).toEqual([3, 3, 3, 3]);
    expect(practice.map(({ condition }) => condition).sort()).toContain("depth-0");
    expect(practice).toHaveLength(5);
  });

  test("are checked: one deck a round, and no mixture where conditions are shuffled", () => {
    const mixed = { ...crossed, conditions: [...conditions, { name: "odd", round: "depth" }], trials: 24 };
    expect(problems(mixed)).toMatchObject([{ path: "task.conditions[5].stimulus.deck", found: '"cut-outs"' }]);
    const shuffled = [{ name: "near" }, { name: "whole", stimulus: whole }];
    expect(problems({ conditions: shuffled })).toMatchObject([
      { path: "task.conditions[1].stimulus.deck", found: '"photographs"' },
    ]);
    expect(problems({ ...crossed, alternatives: 5 })).toMatchObject([
      { path: "task.alternatives", expected: expect.stringContaining("models") },
    ]);
  });
});

describe("an opening picture", () => {
  const opening = "photo-c2-1";
  const first = (seed: string) => build({ stimulus: whole, opening }, seed);

  test("begins the practice of a series, or of a block that stands alone, and does not come again", () => {
    for (const seed of ["7", "class", "417-1"]) {
      const { practice, trials } = first(seed);
      const shown = [...practice, ...trials].map(({ stimulus: { object } }) => object.id);
      expect(shown[0]).toBe(opening);
      expect(practice[0]?.answer).toBe("photo-c2");
      expect(practice[0]?.choices).toContain("photo-c2");
      expect(shown.filter((id) => id === opening)).toHaveLength(1);
      // Which categories practice shows otherwise stays as the seed has it.
      expect(new Set(practice.map(({ answer }) => answer)).size).toBe(practice.length);
    }
    expect(first("417-2").practice[0]?.stimulus.object.id).not.toBe(opening);
  });

  test("is checked: an object of the task's, in a balanced block with practice", () => {
    const wrong = (change: Partial<FlashTask>) => problems({ stimulus: whole, opening, ...change });
    expect(wrong({})).toEqual([]);
    for (const change of [
      { opening: "c2-1" },
      { practice: 0 },
      { categories: ["photo-c0", "photo-c1", "photo-c3", "photo-c4"] },
      { design: { kind: "crossed" } as const },
    ])
      expect(wrong(change)).toMatchObject([{ path: "task.opening" }]);
  });
});
