import { expect, test } from "vitest";
import { createRng } from "../../../src/core/rng";
import { measure } from "../../bench/coverage/case";
import { eccentricityCases } from "../../bench/coverage/cases/eccentricity";

const cases = await eccentricityCases();

// At 0.45° the interval of the profile likelihood held in 90 % of blocks.
test.each(cases.filter(({ name }) => /sees 0.45|slips 12/.test(name)))("$name", (one) => {
  const { coverage, median, told } = measure(one, 400, (block) => createRng(`play/${one.name}/${block}`));
  expect(coverage).toBeGreaterThanOrEqual(0.92);
  expect(median).toBeGreaterThan(0.8 * one.truth);
  expect(median).toBeLessThan(1.2 * one.truth);
  expect(told).toBeGreaterThan(0.9);
});
