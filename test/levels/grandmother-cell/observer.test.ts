import { expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import { coverage, playMany } from "../../play/many-blocks";
import type { Observer } from "../../play/observer";

/** An observer who reads English and no Chinese: the share of right answers by the form in which a concept is shown. */
const READER: Readonly<Record<string, number>> = {
  photo: 0.95,
  drawing: 0.9,
  silhouette: 0.7,
  "word-en": 0.95,
  "word-zh": 0.3,
};

const reader: Observer = ({ id, condition, answer, choices }) => {
  const rng = createRng(id);
  const right = rng.next() < (READER[condition] ?? Number.NaN);
  return { choice: right ? answer : rng.pick(choices.filter((each) => each !== answer)) };
};

test("accuracies by form lie in their intervals about as often as these claim", async () => {
  const blocks = await playMany("grandmother-cell", 150, reader);
  const points = blocks.flatMap(({ figures: [figure] }) => {
    if (figure?.type !== "curve" || figure.key !== "concept") throw new Error("the block has no figure of forms");
    expect(figure.series.map(({ owner }) => owner)).toEqual(["you"]);
    return figure.series[0]?.points.map((point) => ({ ...point, form: figure.x.names?.[point.x] ?? "" })) ?? [];
  });
  expect(points).toHaveLength(5 * blocks.length);
  let all = 0;
  for (const [form, truth] of Object.entries(READER)) {
    const own = points.filter((point) => point.form === form);
    expect(new Set(own.map(({ n }) => n))).toEqual(new Set([10]));
    const { held } = coverage(own, truth);
    // Of ten trials a form, Wilson's intervals hold 91 % at .95, and more elsewhere.
    expect(held, form).toBeGreaterThan(0.84);
    all += held / Object.keys(READER).length;
  }
  expect(all).toBeGreaterThan(0.9);
});
