import { describe, expect, test } from "vitest";
import { agreementFigure } from "../../../src/app/class-figures/agreement-figure";
import type { ClassAgreement } from "../../../src/app/class-figures/class-agreement";
import { estimateSentence, figureAlternative, rowWord } from "../../../src/app/figure-words";
import { createTranslator } from "../../../src/content/messages";
import en from "../../../src/content/messages/en/class-figures.json";
import zh from "../../../src/content/messages/zh-CN/class-figures.json";
import { notebookFormat, readPage } from "../../../src/content/notebook";
import { writeSaved } from "../../../src/content/saved";
import { figureRows } from "../../../src/core/figure/figure-table";
import type { ClassKappa } from "../../../src/core/stats/class-kappa";

const kappa = (value: number, low: number | null = null, high: number | null = null): ClassKappa => ({
  kappa: value,
  low,
  high,
  pairs: 3,
  undefinedPairs: 0,
  conditions: 1,
  people: 3,
  pictures: 16,
});

const agreement = (change: Partial<ClassAgreement> = {}): ClassAgreement => ({
  humanHuman: kappa(0.5, 0.3, 0.7),
  humanNet: kappa(0.2, 0.05, 0.35),
  net: "mobilenet",
  people: [
    { person: "a", withClassmates: 0.4, withNet: 0.1 },
    { person: "b", withClassmates: 0.6, withNet: null },
  ],
  ...change,
});

describe("the figure of a class's agreement", () => {
  test("has the class's κ, the net's and the published ones, and a dot for each student who has one", () => {
    const figure = agreementFigure(agreement());
    expect(figure.estimates.map(({ owner, value, low }) => [owner, value, low])).toEqual([
      ["you", 0.5, 0.3],
      ["net", 0.2, 0.05],
      ["people", 0.431, null],
      ["reference", 0.208, null],
    ]);
    expect(figure).toMatchObject({ low: 0, high: 1 });
    expect(figure.dots).toEqual([
      { name: "kappa-class", values: [0.4, 0.6] },
      { name: "kappa-class-net", values: [0.1] },
    ]);
  });

  test("reaches below 0 where a student, or an interval, does", () => {
    const people = (withNet: number) => ({ people: [{ person: "a", withClassmates: 0.4, withNet }] });
    expect(agreementFigure(agreement(people(-0.2)))).toMatchObject({ low: -0.25, high: 0.75 });
    expect(agreementFigure(agreement({ humanHuman: kappa(0.5, -0.6, 1) }))).toMatchObject({ low: -1, high: 1 });
  });

  test("without a net has no row of it, and without κ no number", () => {
    const figure = agreementFigure(agreement({ humanHuman: kappa(Number.NaN), humanNet: null, people: [] }));
    expect(figure.estimates.map(({ owner, value }) => [owner, value])).toEqual([
      ["you", null],
      ["people", 0.431],
      ["reference", 0.208],
    ]);
    expect(figure.dots).toEqual([]);
  });

  test.each([
    ["en", en],
    ["zh-CN", zh],
  ] as const)("is told in words in %s, κ as a number and not in percent", async (language, words) => {
    const t = await createTranslator(language, [words]);
    const figure = agreementFigure(agreement());
    const told = figureAlternative(t, figure);
    expect(told).toContain("0.5");
    expect(told).toContain("0.431");
    expect(told).not.toMatch(/\d ?%.*κ = \d+ ?%/);
    expect(told).not.toContain("kappa-");
    expect(new Set(figure.estimates.map((each) => rowWord(t, each))).size).toBe(4);
    const [bare] = agreementFigure(agreement({ humanHuman: kappa(0.5) })).estimates;
    if (!bare) throw new Error("no estimate");
    expect(estimateSentence(t, bare)).not.toContain(t("figure.open.low"));
  });

  test("is kept and exported with its dots, nobody named", () => {
    const figure = agreementFigure(agreement());
    const origin = { level: "first-glance", at: "2026-03-01T10:00:00.000Z", seed: "7", subject: "class" };
    const page = readPage(1, writeSaved({ ...origin, figures: [figure] }, notebookFormat));
    expect(page).toMatchObject({ kind: "entry", entry: { figures: [figure] } });
    const rows = figureRows(origin, figure).filter((row) => row[5] === "dot");
    expect(rows.map((row) => [row[7], row[9]])).toEqual([
      ["kappa-class", "0.4"],
      ["kappa-class", "0.6"],
      ["kappa-class-net", "0.1"],
    ]);
  });
});
