import { describe, expect, test } from "vitest";
import { buildBlock } from "../../../src/core/trial/build-block";
import { conditionsWithin } from "../../../src/core/trial/screen-reach";
import { deckOf, task } from "./samples";

const conditions = [
  { name: "middle", onScreen: { eccentricity: 0, diameter: 2 } },
  { name: "out-3", onScreen: { eccentricity: 3, diameter: 2 } },
  { name: "out-10", onScreen: { eccentricity: 10, diameter: 2 } },
  { name: "out-15", onScreen: { eccentricity: 15, diameter: 2 } },
  { name: "edge", onScreen: { eccentricity: "edge" as const, diameter: 2 } },
];
const names = (reach: number) => conditionsWithin(conditions, reach).conditions.map(({ name }) => name);

describe("what a screen reaches", () => {
  test("a wide one shows all, and needs no stand-in", () => {
    expect(names(16)).toEqual(["middle", "out-3", "out-10", "out-15"]);
    expect(conditionsWithin(conditions, Number.POSITIVE_INFINITY)).toMatchObject({ missed: [], edge: null });
  });
  test("a smaller one leaves out what hangs over its edge, and has its own farthest", () => {
    expect(conditionsWithin(conditions, 8.3)).toMatchObject({ missed: [10, 15], edge: 7 });
    expect(names(8.3)).toEqual(["middle", "out-3", "edge"]);
    expect(conditionsWithin(conditions, 8.3).conditions.at(-1)).toMatchObject({
      name: "edge",
      onScreen: { eccentricity: 7, diameter: 2 },
    });
  });
  test("a stand-in hardly farther out than another is not played", () => {
    expect(names(4.4)).toEqual(["middle", "out-3"]);
    expect(names(3.2)).toEqual(["middle", "edge"]);
    expect(names(0.5)).toEqual(["middle"]);
  });
});

test("a block has its places, both sides as often as each other, and no picture over the edge", () => {
  const block = buildBlock({
    level: "far",
    levelVersion: 1,
    seed: "s",
    task: { ...task, trials: 40, conditions },
    deck: deckOf(6, 8),
    reach: 12,
  });
  for (const name of ["out-3", "out-10"]) {
    const sides = block.trials.filter(({ condition }) => condition === name).map(({ place }) => place?.side);
    expect(sides.length).toBeGreaterThan(8);
    expect(Math.abs(sides.filter((side) => side === "left").length * 2 - sides.length)).toBeLessThanOrEqual(1);
  }
  for (const { place } of block.trials) expect((place?.eccentricity ?? 99) + 1).toBeLessThanOrEqual(12);
  const plain = buildBlock({ level: "far", levelVersion: 1, seed: "s", task, deck: deckOf(6, 8), reach: 12 });
  expect(plain.trials.every((trial) => !("place" in trial))).toBe(true);
});

test("a screen that reaches nothing gives an error, not trials without end", () => {
  const far = { ...task, conditions: [{ name: "far", onScreen: { eccentricity: 20, diameter: 2 } }] };
  expect(() =>
    buildBlock({ level: "far", levelVersion: 1, seed: "1", task: far, deck: deckOf(6, 4), reach: 5 }),
  ).toThrow(new RangeError("there is nothing to share out over 4 trials"));
});
