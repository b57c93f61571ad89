import { expect, test } from "vitest";
import { agreementRows } from "../../../src/tools/analyse/figures/agreement-rows";
import type { KappaAverage } from "../../../src/tools/analyse/kappa/averages";

const mean = (more: Partial<KappaAverage>): KappaAverage => ({
  kind: "human-human",
  net: null,
  point: 0.4,
  low: 0.2,
  high: 0.6,
  pairs: 7,
  undefinedPairs: 3,
  of: 1,
  ...more,
});

test("a page has a row for each kind of pair, without an interval where there is none", () => {
  const averages = [
    mean({}),
    mean({ kind: "human-net", low: Number.NaN, high: Number.NaN }),
    mean({ kind: "human-net", net: "resnet50" }),
    mean({ kind: "net-net", point: Number.NaN, low: Number.NaN, high: Number.NaN, pairs: 0 }),
  ];
  expect(agreementRows({ averages })).toEqual([
    { kind: "human-human", pairs: 10, undefinedPairs: 3, kappa: { point: 0.4, interval: { low: 0.2, high: 0.6 } } },
    { kind: "human-net", pairs: 10, undefinedPairs: 3, kappa: { point: 0.4, interval: null } },
    { kind: "net-net", pairs: 3, undefinedPairs: 3, kappa: null },
  ]);
});
