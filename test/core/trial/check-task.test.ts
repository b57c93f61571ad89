import { describe, expect, test } from "vitest";
import { flashProblems, glimpseProblems } from "../../../src/core/trial/check-task";
import type { Deck, FlashTask } from "../../../src/core/trial/flash-task";
import type { GlimpseTask } from "../../../src/core/trial/glimpse-task";
import { deckOf, stimulus, task } from "./samples";

const deck: Deck = deckOf(6, 2);
const problems = (change: Partial<FlashTask>, of: Deck = deck) => flashProblems({ ...task, ...change }, of);

test("a sound task has no problems", () => {
  expect(problems({})).toEqual([]);
  expect(problems({ categories: ["c0", "c1", "c2", "c3"] })).toEqual([]);
});

test("categories are the deck's, and as many different ones as there are choices", () => {
  expect(problems({ categories: ["c0", "c1", "c2", "yeti"] })).toMatchObject([
    { path: "task.categories[3]", found: '"yeti"' },
  ]);
  expect(problems({ categories: ["c0", "c0", "c1", "c2"] })).toMatchObject([{ path: "task.alternatives", found: "4" }]);
  expect(problems({ alternatives: 7 })).toMatchObject([{ path: "task.alternatives", found: "7" }]);
  expect(problems({ alternatives: 6 })).toEqual([]);
});

test("a trial at least for each condition", () => {
  const conditions = [{ name: "a" }, { name: "b" }, { name: "c" }];
  expect(problems({ conditions, trials: 3 })).toEqual([]);
  expect(problems({ conditions, trials: 2 })).toMatchObject([
    { path: "task.trials", expected: "at least 3, one for each condition", found: "2" },
  ]);
});

describe("places on the screen", () => {
  const at = (eccentricity: number | "edge") => ({
    name: `at-${eccentricity}`,
    onScreen: { eccentricity, diameter: 4 },
  });

  test("one in the middle, for a small screen", () => {
    expect(problems({ conditions: [at(0), at(5)] })).toEqual([]);
    expect(problems({ conditions: [{ name: "plain" }, at(5)] })).toEqual([]);
    expect(problems({ conditions: [at(2), at(5)] })).toMatchObject([{ path: "task.conditions", found: "none" }]);
  });

  test("one at the edge", () => {
    const edge = at("edge");
    expect(problems({ conditions: [at(0), edge] })).toEqual([]);
    expect(problems({ conditions: [at(0), edge, { ...edge, name: "again" }] })).toMatchObject([
      { path: "task.conditions[2].onScreen.eccentricity", found: "another one" },
    ]);
  });
});

test("conditions and rounds share one list of names", () => {
  const conditions = [
    { name: "small", round: "size" },
    { name: "size", round: "size" },
  ];
  expect(problems({ conditions })[0]).toMatchObject({ path: "task.conditions[1].name", found: '"size"' });
});

describe("what the deck must hold", () => {
  const background = { kind: "photograph", clutter: [0.4, 0.5], noise: 0 } as const;

  test("photographs in the range of clutter, unless noise hides them all", () => {
    expect(problems({ stimulus: { ...stimulus, background } })).toMatchObject([
      { path: "task.stimulus.background.clutter", found: "[0.4,0.5]", expected: expect.stringContaining("0.1 to 0.9") },
    ]);
    expect(problems({ stimulus: { ...stimulus, background: { ...background, noise: 1 } } })).toEqual([]);
    expect(problems({ stimulus: { ...stimulus, background } }, { ...deck, backgrounds: [] })).toMatchObject([
      { expected: "a deck with photographs" },
    ]);
  });

  test("a condition's own rule is named by its own path, a shared one once", () => {
    const conditions = [{ name: "a", stimulus: { background } }, { name: "b" }];
    expect(problems({ conditions })).toMatchObject([{ path: "task.conditions[0].stimulus.background.clutter" }]);
    expect(
      problems({ conditions: [{ name: "a" }, { name: "b" }], stimulus: { ...stimulus, background } }),
    ).toHaveLength(1);
  });

  test("the form asked for, of every category", () => {
    const forms = ["c0", "c1", "c2", "c3", "c4"].map((category) => ({
      id: `drawing-${category}`,
      category,
      form: "drawing",
    }));
    const drawn = { ...deck, forms };
    const change = { stimulus: { ...stimulus, form: "drawing" } } as Partial<FlashTask>;
    expect(problems(change, drawn as Deck)).toMatchObject([
      { path: "task.stimulus.form", found: '"drawing", which it lacks of c5' },
    ]);
    expect(problems({ ...change, categories: ["c0", "c1", "c2", "c3"] }, drawn as Deck)).toEqual([]);
    for (const form of ["photo", "silhouette"] as const)
      expect(problems({ stimulus: { ...stimulus, form } } as Partial<FlashTask>)).toEqual([]);
  });
});

test("a design whose answers are right or wrong is judged by nothing else", () => {
  expect(problems({ merit: "accuracy" })).toEqual([]);
  for (const design of [undefined, { kind: "balanced" }] as const)
    expect(problems({ design, merit: "cue-choice" })).toEqual([
      {
        path: "task.merit",
        expected: '"accuracy", for in the design "balanced" every answer is right or wrong',
        found: '"cue-choice"',
      },
    ]);
});

test("a distance leaves the object in the frame", () => {
  const at = (distance: number) => ({ stimulus: { ...stimulus, size: [0.4, 0.4], position: { distance } } }) as const;
  expect(problems(at(0.3))).toEqual([]);
  expect(problems(at(0.301))).toMatchObject([{ path: "task.stimulus.position.distance", found: "0.301" }]);
});

test("glimpses ask the same of categories and photographs", () => {
  const glimpses = { categories: [], alternatives: 4, stimulus } as unknown as GlimpseTask;
  expect(glimpseProblems(glimpses, deck)).toEqual([]);
  expect(glimpseProblems({ ...glimpses, alternatives: 9 }, deck)).toMatchObject([{ path: "task.alternatives" }]);
  const sparse = { ...deck, backgrounds: [] };
  expect(glimpseProblems(glimpses, sparse)).toMatchObject([{ path: "task.stimulus.background.clutter" }]);
});
