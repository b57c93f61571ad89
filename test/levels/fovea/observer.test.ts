import { expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import { accuracyAt } from "../../../src/core/stats/eccentricity-fit";
import { coverage, estimateOf, middle, playMany } from "../../play/many-blocks";
import type { Observer } from "../../play/observer";

const E2 = 2;
const BLOCKS = 200;

/** Knows what it saw as a person would whose acuity halves at E2, or guesses. */
const observer =
  (threshold: number): Observer =>
  ({ id, place, answer, choices }) => {
    if (!place) throw new Error("a trial without a place");
    const rng = createRng(id);
    const shape = { threshold, slope: 3, e2: E2, chance: 0, lapse: 0.02 };
    const knows = rng.next() < accuracyAt(shape, place.eccentricity, place.diameter);
    return { choice: knows ? answer : rng.pick(choices) };
  };

test.each([0.2, 0.3, 0.45])("an E2 of 2° is found again, by an eye that can just see %s°", async (threshold) => {
  const blocks = await playMany("fovea", BLOCKS, observer(threshold));
  const found = blocks.map(({ figures }) => estimateOf(figures, "e2"));
  const { held, bounded } = coverage(found, E2);
  expect(held, "intervals that hold it").toBeGreaterThanOrEqual(0.9);
  // An eye that sees the smallest picture hardly shows where it fails at the gaze: a fourth of its intervals stay open.
  expect(bounded, "intervals with two ends").toBeGreaterThanOrEqual(0.65);
  const values = found.flatMap(({ value }) => value ?? []);
  expect(middle(values)).toBeGreaterThan(0.7 * E2);
  expect(middle(values)).toBeLessThan(1.4 * E2);
});

test("the block asks at every eccentricity, and the figures say so", async () => {
  const [block] = await playMany("fovea", 1, observer(0.3));
  const places = block?.records.map(({ trial }) => trial.place?.eccentricity ?? Number.NaN);
  expect([...new Set(places)].sort((a, b) => a - b)).toEqual([0, 3, 6, 10, 15]);
  expect(block?.figures.map(({ key }) => key)).toEqual(["eccentricity", "foveal-size"]);
});
