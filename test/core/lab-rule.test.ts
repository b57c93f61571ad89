import { expect, test } from "vitest";
import { satisfies } from "../../src/core/lab/lab-rule";

test("a measure has to lie within the rule's ends, which belong to it", () => {
  const rule = { measure: "error", atLeast: 0, atMost: 5 };
  expect([-1, 0, 3, 5, 5.01].map((error) => satisfies(rule, { error }))).toEqual([false, true, true, true, false]);
});

test("what is missing or no number satisfies nothing, not even a rule that asks for little", () => {
  const rule = { measure: "found", atLeast: Number.NEGATIVE_INFINITY };
  expect(satisfies(rule, {})).toBe(false);
  expect(satisfies(rule, { found: Number.NaN })).toBe(false);
  expect(satisfies({ measure: "toString", atMost: 1 }, {})).toBe(false);
});
