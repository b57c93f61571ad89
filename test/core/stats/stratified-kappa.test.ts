import { expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import { errorConsistencyOf, type Quadrants } from "../../../src/core/stats/agreement";
import { stratifiedKappa } from "../../../src/core/stats/stratified-kappa";
import { cellsFor, drawTable } from "./kappa-cells";

/** Nineteen conditions of four trials, as in the level "invariance": both observers do worse along the axis. */
const eye = Array.from({ length: 19 }, (_, i) => 0.97 - (0.47 * i) / 18);
const net = Array.from({ length: 19 }, (_, i) => 0.9 - (0.6 * i) / 18);

function blocks(kappa: number, count: number) {
  const rng = createRng(`blocks/${kappa}`);
  const cells = eye.map((a, i) => cellsFor(a, net[i] as number, kappa) as Quadrants);
  return Array.from({ length: count }, () => cells.map((each) => drawTable(each, 4, rng.next)));
}

const pooled = (tables: readonly Quadrants[]) =>
  errorConsistencyOf(
    tables.reduce((a, b) => ({
      bothWrong: a.bothWrong + b.bothWrong,
      onlyA: a.onlyA + b.onlyA,
      onlyB: a.onlyB + b.onlyB,
      bothRight: a.bothRight + b.bothRight,
    })),
  ).kappa;

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

test("independent observers who both do worse in harder conditions get 0, where pooling finds agreement", () => {
  const drawn = blocks(0, 600);
  const found = drawn.flatMap((tables) => stratifiedKappa(tables) ?? []);
  expect(found.length).toBeGreaterThan(590);
  expect(Math.abs(mean(found.map(({ kappa }) => kappa)))).toBeLessThan(0.02);
  expect(mean(drawn.map(pooled))).toBeGreaterThan(0.08);
  const excluding = found.filter(({ interval }) => interval.low > 0 || interval.high < 0).length;
  expect(excluding / found.length).toBeLessThan(0.07);
});

test.each([0.15, 0.3])("a true κ of %f is found without bias, and held in at least 93 of 100 blocks", (kappa) => {
  const found = blocks(kappa, 600).flatMap((tables) => stratifiedKappa(tables) ?? []);
  expect(mean(found.map((each) => each.kappa))).toBeCloseTo(kappa, 1);
  const held = found.filter(({ interval }) => interval.low <= kappa && kappa <= interval.high).length;
  expect(held / found.length).toBeGreaterThan(0.93);
});

test("the same conditions make the same κ as one, and identical mistakes make 1", () => {
  const table = { bothWrong: 20, onlyA: 10, onlyB: 5, bothRight: 65 };
  expect(stratifiedKappa([table, table])?.kappa).toBeCloseTo(errorConsistencyOf(table).kappa, 2);
  const same = { bothWrong: 3, onlyA: 0, onlyB: 0, bothRight: 5 };
  expect(stratifiedKappa([same, same])).toMatchObject({ kappa: 1, interval: { high: 1 } });
});

test("a block with fewer than five mistakes of one of the two is too short", () => {
  const few = { bothWrong: 1, onlyA: 3, onlyB: 1, bothRight: 3 };
  expect(stratifiedKappa([few, few])).toBeNull();
  expect(stratifiedKappa([few, few, few])).not.toBeNull();
  expect(stratifiedKappa([])).toBeNull();
  // Conditions of one trial say nothing about agreement beyond chance.
  const lone = Array.from({ length: 40 }, (_, i) => ({
    bothWrong: i % 2,
    onlyA: 0,
    onlyB: 0,
    bothRight: (i + 1) % 2,
  }));
  expect(stratifiedKappa(lone)).toBeNull();
});

test("an impossible confidence is refused", () => {
  expect(() => stratifiedKappa([], 1)).toThrow(RangeError);
});
