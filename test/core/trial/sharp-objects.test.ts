import { describe, expect, test } from "vitest";
import { buildBlock } from "../../../src/core/trial/build-block";
import { flashProblems } from "../../../src/core/trial/check-task";
import type { Deck, FlashTask } from "../../../src/core/trial/flash-task";
import { pixelsNeeded, sharpDeck } from "../../../src/core/trial/sharp-objects";
import { deckOf, stimulus, task } from "./samples";

const plain = deckOf(6, 4);
/** Of each category two objects with 300 pixels, one with 200 and one with 100; of the last only one with 300. */
const SIDES = [300, 300, 200, 100];
const deck: Deck = {
  ...plain,
  objects: plain.objects.map((object, i) => ({
    ...object,
    side: object.category === "c5" && i % 4 === 1 ? 100 : (SIDES[i % 4] as number),
  })),
};
const sized = (low: number, high: number, change: Partial<FlashTask> = {}): FlashTask => ({
  ...task,
  conditions: [{ name: "all" }],
  stimulus: { ...stimulus, size: [low, high] },
  ...change,
});
const sides = (of: Deck) => [...new Set(of.objects.map(({ side }) => side))].sort();
const categories = (of: Deck) => [...new Set(of.objects.map(({ category }) => category))].sort();

describe("the pixels that a task needs", () => {
  test("are two thirds of its largest drawn size", () => {
    expect(pixelsNeeded(sized(0.3, 0.6))).toBeCloseTo((0.6 * 448) / 1.5, 9);
    const conditions = [{ name: "a" }, { name: "b", stimulus: { size: [0.8, 0.9] as const } }];
    expect(pixelsNeeded(sized(0.3, 0.6, { conditions }))).toBeCloseTo((0.9 * 448) / 1.5, 9);
  });

  test("are fewer for a picture of few degrees: as many as the net sees, or the screen has", () => {
    const onScreen = (diameter: number) => [{ name: "a", onScreen: { eccentricity: 0, diameter } }];
    expect(pixelsNeeded(sized(0.3, 0.6, { conditions: onScreen(1.6) }))).toBeCloseTo((0.6 * 224) / 1.5, 9);
    expect(pixelsNeeded(sized(0.3, 0.6, { conditions: onScreen(8) }))).toBeCloseTo((0.6 * 320) / 1.5, 9);
    expect(pixelsNeeded(sized(0.3, 0.6, { conditions: onScreen(20) }))).toBeCloseTo((0.6 * 448) / 1.5, 9);
  });

  test("do not count drawings, words and other decks", () => {
    const conditions = [
      { name: "a", stimulus: { form: "drawing" as const, size: [0.9, 0.9] as const } },
      { name: "b", stimulus: { deck: "photographs" as const, size: [1, 1] as const } },
    ];
    expect(pixelsNeeded(sized(0.3, 0.6, { conditions }))).toBe(0);
  });
});

test("a design that lists its objects by hand deals what it lists", () => {
  const design = { kind: "cue-conflict" as const, shapes: [], textures: [], whole: 0 };
  expect(sharpDeck(sized(0.2, 0.8, { design }), deck).objects).toEqual(deck.objects);
});

describe("a sharp deck", () => {
  test("is without what would be enlarged more than 1.5 times", () => {
    expect(sides(sharpDeck(sized(0.2, 0.3), deck))).toEqual([100, 200, 300]);
    expect(sides(sharpDeck(sized(0.2, 0.5), deck))).toEqual([200, 300]);
    expect(sides(sharpDeck(sized(0.2, 0.8), deck))).toEqual([300]);
  });

  test("is without categories that have a single sharp object left, unless the task names them", () => {
    expect(categories(sharpDeck(sized(0.2, 0.5), deck))).toContain("c5");
    expect(categories(sharpDeck(sized(0.2, 0.8), deck))).not.toContain("c5");
    const named = sized(0.2, 0.8, { categories: ["c0", "c1", "c2", "c5"] });
    expect(categories(sharpDeck(named, deck))).toContain("c5");
  });

  test("keeps objects that say nothing of their pixels", () => {
    expect(sharpDeck(sized(0.9, 0.9), plain).objects).toEqual(plain.objects);
  });

  test("needs more in a larger frame", () => {
    expect(sides(sharpDeck(sized(0.2, 0.3), deck, 896))).toEqual([200, 300]);
  });

  test("is what blocks are dealt from", () => {
    const shown = buildBlock({ level: "l", levelVersion: 1, seed: "7", task: sized(0.7, 0.8), deck }).trials;
    const sideOf = new Map(deck.objects.map(({ id, side }) => [id, side]));
    for (const { stimulus: spec } of shown) expect(sideOf.get(spec.object.id)).toBe(300);
  });
});

test("a level that names a category without a sharp object is told so", () => {
  const asked = sized(0.9, 0.99, { categories: ["c0", "c1", "c2", "c3"] });
  const small = { ...deck, objects: deck.objects.map((o) => (o.category === "c1" ? { ...o, side: 120 } : o)) };
  expect(flashProblems(asked, deck).filter(({ path }) => path.startsWith("task.categories"))).toEqual([]);
  const [problem] = flashProblems(asked, small);
  expect(problem).toMatchObject({ path: "task.categories[1]", found: '"c1", 120 pixels at most' });
  expect(() => sharpDeck(asked, small)).toThrow('no object of category "c1" has the 296 pixels');
});
