import { describe, expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import { type CoverageCase, measure } from "../../bench/coverage/case";
import { exposureCases } from "../../bench/coverage/cases/exposure";
import { consistencyCases, invarianceCases } from "../../bench/coverage/cases/invariance";
import { shapeBiasCases } from "../../bench/coverage/cases/shares";

/**
 * A few cases of `npm run bench:coverage`, in fewer blocks and of one seed. An interval that held in 88 % of blocks would
 * reach 92 % of 400 with a probability of 0.7 %.
 */
const BLOCKS = 400;
const LEAST = 0.92;
const rngOf = (one: CoverageCase) => (block: number) => createRng(`unit/${one.name}/${block}`);

const named = (cases: readonly CoverageCase[], name: string): CoverageCase => {
  const found = cases.find((one) => one.name.startsWith(name));
  if (!found) throw new Error(`no case "${name}"`);
  return found;
};

const [exposure, invariance, consistency] = await Promise.all([exposureCases(), invarianceCases(), consistencyCases()]);

describe("intervals hold as often as they claim, and values lie about the truth", () => {
  test.each([
    [named(exposure, "threshold masked: 100 ms, slope 3, slips 12 %"), 0.12],
    [named(exposure, "threshold masked: 60 ms, slope 3, slips 2 %"), 0.15],
    [named(invariance, "threshold of light: 0.14, slips 2 %"), 0.15],
    [named(invariance, "threshold of turn: 100, slips 12 %"), 0.15],
    [named(consistency, "net’s consistency: 0.9, 0.7"), 0.05],
    [named(shapeBiasCases(), "shape bias: 21 %"), 0.1],
  ])("$name", (one, bias) => {
    const { coverage, median, told, openLow, openHigh } = measure(one, BLOCKS, rngOf(one));
    expect(coverage).toBeGreaterThanOrEqual(LEAST);
    expect(Math.abs((median ?? Number.NaN) / one.truth - 1)).toBeLessThan(bias);
    // An interval that always said "I do not know" would hold too.
    expect(told).toBeGreaterThan(0.8);
    expect(openLow + openHigh).toBeLessThan(0.7);
  });
});

test("a measured row counts what is held, told and open", () => {
  const shown = [
    { value: 5, low: 4, high: 6 },
    { value: 7, low: 6, high: null },
    { value: null, low: null, high: 3 },
    { value: 9, low: null, high: 11 },
  ];
  let at = 0;
  const one: CoverageCase = {
    name: "n",
    level: "l",
    method: "m",
    truth: 5,
    unit: "u",
    simulate: () => shown[at++ % 4] as (typeof shown)[number],
  };
  expect(measure(one, 4, () => createRng(1))).toMatchObject({
    coverage: 0.5,
    median: 7,
    told: 0.75,
    width: 2,
    openLow: 0.5,
    openHigh: 0.25,
  });
});
