import { expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import { fakeNet } from "../../app/fake-ports";
import { coverage, estimateOf, middle, playMany } from "../../play/many-blocks";
import type { Observer } from "../../play/observer";

const THRESHOLDS = { masked: 80, unmasked: 40 };
const SLOPE = 3;

/** Right by a logistic in ln(ms) that climbs from guessing to nearly always. */
const observer: Observer = ({ id, timing, answer, choices }) => {
  const threshold = timing.mask > 0 ? THRESHOLDS.masked : THRESHOLDS.unmasked;
  const share = 1 / (1 + Math.exp(-SLOPE * (Math.log(timing.exposure) - Math.log(threshold))));
  const right = createRng(id).next() < 0.25 + 0.73 * share;
  return { choice: right ? answer : (choices.find((each) => each !== answer) as string) };
};

test("thresholds with a mask and without lie in their intervals about as often as these claim", async () => {
  const blocks = await playMany("more-time", 200, observer);
  for (const [name, truth] of Object.entries(THRESHOLDS)) {
    const found = blocks.map(({ figures }) => estimateOf(figures, `threshold-${name}`));
    const { held, bounded } = coverage(found, truth);
    expect(held, name).toBeGreaterThan(0.9);
    expect(bounded, `${name}: two ends`).toBeGreaterThan(0.5);
    const value = middle(found.flatMap((each) => each.value ?? []));
    expect(value, name).toBeGreaterThan(0.8 * truth);
    expect(value, name).toBeLessThan(1.25 * truth);
  }
});

test("the net's line is its share of right answers, whatever the exposure", async () => {
  const [block] = await playMany("more-time", 1, observer, { seeing: false, own: { net: fakeNet() } });
  const counted = block?.records.filter(({ trial }) => !trial.practice) ?? [];
  const right = counted.filter(({ net }) => net?.correct).length;
  expect(estimateOf(block?.figures ?? [], "any-exposure", { owner: "net" }).value).toBeCloseTo(right / counted.length);
});
