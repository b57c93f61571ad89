import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildBlock } from "../../../src/core/trial/build-block";
import { flashProblems } from "../../../src/core/trial/check-task";
import type { DesignOf, FlashTask } from "../../../src/core/trial/flash-task";
import type { Trial } from "../../../src/core/trial/trial";
import { deckOf, task as sample } from "./samples";

const CATEGORIES = 6;
const deck = deckOf(CATEGORIES, 3);
const named = (object: number) => Array.from({ length: CATEGORIES }, (_, c) => `c${c}-${object}`);
const design: DesignOf<"cue-conflict"> = {
  kind: "cue-conflict",
  whole: 6,
  shapes: [...named(0), ...named(1)],
  textures: named(2),
};
const task: FlashTask = {
  ...sample,
  design,
  conditions: [{ name: "conflict" }, { name: "whole" }],
  trials: 36,
  practice: 4,
};
const build = (seed: number, change: Partial<FlashTask> = {}) =>
  buildBlock({ level: "sample", levelVersion: 1, seed: String(seed), task: { ...task, ...change }, deck });
const seeds = fc.integer({ min: 0, max: 1e6 });
const conflictsOf = (trials: readonly Trial[]) => trials.filter(({ condition }) => condition === "conflict");
const count = <T>(values: readonly T[]): number[] =>
  [...new Set(values)].map((value) => values.filter((other) => other === value).length);

describe("a block of shape against texture", () => {
  test("has its whole photographs and conflicts, mixed; practice has conflicts alone", () => {
    const { practice, trials } = build(1);
    expect(practice.map(({ condition }) => condition)).toEqual(Array(4).fill("conflict"));
    expect(conflictsOf(trials)).toHaveLength(30);
    const places = trials.flatMap(({ condition }, i) => (condition === "whole" ? [i] : []));
    expect(places).toHaveLength(6);
    expect(places).not.toEqual([30, 31, 32, 33, 34, 35]);
    expect(trials.filter(({ condition }) => condition === "whole").every(({ texture }) => !texture)).toBe(true);
  });

  test("shows another category's texture on each shape, both among the choices, each choice once", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const { answer, texture, choices, stimulus } of conflictsOf(build(seed).trials)) {
          expect(texture).not.toBe(answer);
          expect(choices).toContain(answer);
          expect(choices).toContain(texture);
          expect(new Set(choices).size).toBe(sample.alternatives);
          expect(stimulus.object.id.split("-")[0]).toBe(answer);
          expect(stimulus.texture?.id.split("-")[0]).toBe(texture);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("in every full cycle each category is the shape once, the texture once, and a filler equally often", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        // Five cycles of six; the order of trials is shuffled, so counts are over the whole block.
        const conflicts = conflictsOf(build(seed).trials);
        expect(count(conflicts.map(({ answer }) => answer))).toEqual(Array(CATEGORIES).fill(5));
        expect(count(conflicts.map(({ texture }) => texture))).toEqual(Array(CATEGORIES).fill(5));
        const fillers = conflicts.flatMap(({ choices, answer, texture }) =>
          choices.filter((choice) => choice !== answer && choice !== texture),
        );
        expect(count(fillers)).toEqual(Array(CATEGORIES).fill(10));
      }),
      { numRuns: 30 },
    );
  });

  test("no pair of shape and texture comes twice before all have come", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const pairs = conflictsOf(build(seed).trials).map(({ answer, texture }) => `${answer}/${texture}`);
        expect(new Set(pairs).size).toBe(CATEGORIES * (CATEGORIES - 1));
      }),
      { numRuns: 30 },
    );
  });

  test("the buttons of shape and texture take all pairs of places equally often, give or take one", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const places = conflictsOf(build(seed).trials).map(
          ({ choices, answer, texture }) => `${choices.indexOf(answer)}/${choices.indexOf(texture as string)}`,
        );
        const times = count(places);
        expect(times).toHaveLength(12);
        expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });

  test("objects are those the design lists, each before any comes again", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { trials } = build(seed);
        for (let c = 0; c < CATEGORIES; c++) {
          const shapes = trials.filter(({ answer }) => answer === `c${c}`).map(({ stimulus }) => stimulus.object.id);
          const [often, seldom] = [`c${c}-0`, `c${c}-1`].map((id) => shapes.filter((shape) => shape === id).length);
          expect((often as number) + (seldom as number)).toBe(shapes.length);
          expect(Math.abs((often as number) - (seldom as number))).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("an object that the deck lacks is an error that names it", () => {
    expect(() => build(1, { design: { ...design, shapes: ["unicorn"] } })).toThrow('the deck has no object "unicorn"');
    expect(() => build(1, { design: { ...design, textures: ["c0-2"] } })).toThrow(/no object of category "c\d"/);
  });
});

describe("what a design of shape against texture may ask for", () => {
  const problems = (change: Partial<FlashTask>) => flashProblems({ ...task, ...change }, deck);
  const paths = (change: Partial<FlashTask>) => problems(change).map(({ path }) => path);

  test("what is sound passes", () => {
    expect(problems({})).toEqual([]);
  });

  test("its own merit: no answer to a conflict is right", () => {
    expect(problems({ merit: "cue-choice" })).toEqual([]);
    expect(problems({ merit: "accuracy" })).toEqual([
      {
        path: "task.merit",
        expected: '"cue-choice", for in the design "cue-conflict" no answer to its conflicts is right',
        found: '"accuracy"',
      },
    ]);
  });

  test("more choices than the two cues", () => {
    expect(paths({ alternatives: 2 })).toEqual(["task.alternatives"]);
    expect(paths({ alternatives: 3 })).toEqual([]);
  });

  test("two conditions, neither with a place on the screen", () => {
    expect(paths({ conditions: [{ name: "conflict" }] })).toEqual(["task.conditions"]);
    const onScreen = { eccentricity: 0, diameter: 4 };
    expect(paths({ conditions: [{ name: "conflict" }, { name: "whole", onScreen }] })).toEqual([
      "task.conditions[1].onScreen",
    ]);
  });

  test("at least one conflict among the trials", () => {
    expect(paths({ design: { ...design, whole: 35 } })).toEqual([]);
    expect(paths({ design: { ...design, whole: 36 } })).toEqual(["task.design.whole"]);
  });

  test("objects of the deck and of the level's categories, each once, some for every category", () => {
    const shapes = [...named(0), "unicorn"];
    expect(problems({ design: { ...design, shapes } })).toMatchObject([
      { path: "task.design.shapes[6]", expected: "an object of the deck", found: '"unicorn"' },
    ]);
    expect(problems({ design: { ...design, shapes: [...named(0), "c0-0"] } })).toMatchObject([
      { path: "task.design.shapes[6]", expected: "each object once", found: '"c0-0" again' },
    ]);
    expect(problems({ design: { ...design, textures: named(2).slice(1) } })).toMatchObject([
      { path: "task.design.textures", found: "none of c0" },
    ]);
    const categories = ["c1", "c2", "c3", "c4", "c5"];
    expect(
      problems({ categories, design: { ...design, textures: named(2).slice(1), shapes: named(0) } }),
    ).toMatchObject([
      { path: "task.design.shapes[0]", expected: "an object of the level's categories", found: '"c0-0"' },
    ]);
  });
});
