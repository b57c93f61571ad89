import { expect, test } from "vitest";
import { blockAgreement } from "../../src/app/block-agreement";
import { createRng } from "../../src/core/rng";
import { errorConsistencyOf } from "../../src/core/stats/agreement";
import type { TrialRecord } from "../../src/core/trial/record";

const judged = (you: boolean, net: boolean, condition = "standard") =>
  ({ correct: you, net: { correct: net }, trial: { condition } }) as TrialRecord;
const times = (n: number, you: boolean, net: boolean, condition?: string) =>
  Array.from({ length: n }, () => judged(you, net, condition));

test.each([
  ["you made no mistake", [...times(10, true, true), ...times(6, true, false)], "you", "right"],
  ["you were never right", [...times(10, false, true), ...times(6, false, false)], "you", "wrong"],
  ["the net made no mistake", [...times(10, true, true), ...times(6, false, true)], "net", "right"],
  ["the net was never right", [...times(10, true, false), ...times(6, false, false)], "net", "wrong"],
  ["neither made a mistake", times(16, true, true), "both", "right"],
  ["neither was right", times(16, false, false), "both", "wrong"],
  ["one was always right, the other never", times(16, true, false), "both", "mixed"],
] as const)("where %s, κ is not defined, and no figure stands for it", (_, records, who, always) => {
  expect(blockAgreement(records)).toEqual({ kind: "undefined", who, always, n: 16 });
});

test("with one condition it is the field's κ, with an interval of the counts alone: order does not matter", () => {
  const records = [...times(8, true, true), ...times(4, true, false), ...times(4, false, false)];
  const found = blockAgreement(records);
  const { kappa } = errorConsistencyOf({ bothRight: 8, onlyA: 4, onlyB: 0, bothWrong: 4 });
  expect(found).toMatchObject({ kind: "measured", kappa, n: 16, conditions: 1 });
  expect(blockAgreement(createRng("other order").shuffle(records))).toEqual(found);
});

test("conditions are not pooled: an easy and a hard one with independent mistakes in each show no agreement", () => {
  const mixed = (condition: string, both: number, only: number, none: number) => [
    ...times(both, true, true, condition),
    ...times(only, true, false, condition),
    ...times(only, false, true, condition),
    ...times(none, false, false, condition),
  ];
  // Shares right of .9 and .9, then of .2 and .2, each crossed as independent mistakes are.
  const records = [...mixed("easy", 81, 9, 1), ...mixed("hard", 4, 16, 64)];
  const found = blockAgreement(records);
  expect(found).toMatchObject({ kind: "measured", kappa: expect.closeTo(0, 1), conditions: 2 });
  if (found.kind === "measured") expect(found.interval.low).toBeLessThan(0);
  const melted = records.map(({ correct, net }) => judged(correct, net?.correct ?? false));
  expect(blockAgreement(melted)).toMatchObject({ kappa: expect.closeTo(0.495, 3) });
});

test("where the conditions hold too few mistakes it says so instead of a figure", () => {
  const records = ["a", "b", "c"].flatMap((condition) => [
    ...times(4, true, true, condition),
    ...times(1, true, false, condition),
    ...times(1, false, true, condition),
  ]);
  expect(blockAgreement(records)).toEqual({ kind: "too-short", n: 18 });
});
