import { describe, expect, test } from "vitest";
import type { ClassKappa } from "../../../src/core/stats/class-kappa";
import { agreementWords } from "../../../src/overlay/class/summary/agreement-words";

const t = Object.assign((key: string) => key, { language: "en" as const, list: () => "" });
const kappa = (low: number | null, high: number | null): ClassKappa =>
  ({ kappa: 0.3, low, high, pairs: 3, undefinedPairs: 0, conditions: 1, people: 3, pictures: 16 }) as ClassKappa;

describe("what agreement means", () => {
  test.each([
    [kappa(0.4, 0.5), kappa(0.1, 0.3), "apart"],
    [kappa(0.1, 0.3), kappa(0.4, 0.5), "alike"],
    [kappa(0.1, 0.4), kappa(0.3, 0.5), "unsure"],
    [kappa(null, null), kappa(0.3, 0.5), "few"],
    [kappa(0.1, 0.4), null, "alone"],
  ])("depends on whether the intervals are apart (%#)", (humanHuman, humanNet, word) => {
    expect(agreementWords(t, { humanHuman, humanNet })).toBe(`summary.kappa.${word}`);
  });
});
