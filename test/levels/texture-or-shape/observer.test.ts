import { expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import { coverage, estimateOf, middle, playMany } from "../../play/many-blocks";
import { openNodeGame } from "../../play/node-game";
import type { Observer } from "../../play/observer";

/** Sees everything, and goes by the shape in a known share of the trials. */
const observer =
  (shapeBias: number): Observer =>
  ({ id, answer, texture }) => ({ choice: createRng(id).next() < shapeBias ? answer : (texture ?? answer) });

test.each([0.9, 0.6, 0.2])("a shape bias of %s lies in its interval about as often as this claims", async (bias) => {
  const blocks = await playMany("texture-or-shape", 200, observer(bias));
  const found = blocks.map(({ figures }) => estimateOf(figures, "shape-bias"));
  expect(coverage(found, bias).held).toBeGreaterThan(0.9);
  expect(Math.abs(middle(found.map(({ value }) => value ?? Number.NaN)) - bias)).toBeLessThan(0.05);
  for (const { figures, passed } of blocks) {
    expect(estimateOf(figures, "decided").value).toBe(1);
    // Whether it was shape or texture is no merit.
    expect(passed).toBe(true);
  }
});

test("the real net judges every trial, and goes by texture more than an eye does", async () => {
  const { game, play } = await openNodeGame({ seeing: true });
  const { figures } = await play("texture-or-shape", "observer", observer(0.9));
  const net = estimateOf(figures, "shape-bias", { owner: "net" }).value;
  expect(net).toBeLessThan(estimateOf(figures, "shape-bias").value as number);
  const table = await game.data.csv();
  expect(table.split("\n")[0]).toMatch(/(^|,)texture_category(,|\s*$)/);
});
