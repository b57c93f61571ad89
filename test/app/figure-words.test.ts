import { describe, expect, test } from "vitest";
import {
  axisTitle,
  estimateSentence,
  figureAlternative,
  figureTitle,
  inUnit,
  seriesWord,
  tickWord,
} from "../../src/app/figure-words";
import { createTranslator } from "../../src/content/messages";
import type { CurveFigure, Estimate } from "../../src/core/figure/figure";
import { sampleEntry } from "../fixtures/notebook-entry";

const level = {
  "figure.sample.title": "How much time you need",
  "figure.sample.x": "Exposure",
  "figure.sample.series.masked": "with a mask",
  "figure.estimate.half-way": "Half way up at {value} ({low} to {high}).",
  "figure.estimate.half-way.unknown": "Somewhere from {low} to {high}.",
};
const t = await createTranslator("en", [level]);
const [curve, scale, kinds] = sampleEntry.figures as [CurveFigure, never, CurveFigure];

const estimate = (parts: Partial<Estimate>): Estimate => ({
  owner: "you",
  name: "half-way",
  value: 80.3,
  low: 61,
  high: 108,
  unit: "ms",
  ...parts,
});

describe("what a level has written", () => {
  test("is said", () => {
    expect(figureTitle(t, curve)).toBe("How much time you need");
    expect(axisTitle(t, curve, "x")).toBe("Exposure");
    expect(seriesWord(t, curve, { owner: "you", name: "masked", points: [], curve: [] })).toBe("You · with a mask");
  });

  test("and what it has not falls back to its name, or to the house's words", () => {
    expect(figureTitle(t, kinds)).toBe("sample-kinds");
    expect(axisTitle(t, curve, "y")).toBe(t("figure.right"));
    expect(axisTitle(t, kinds, "x")).toBe("");
    expect(seriesWord(t, curve, { owner: "net", name: null, points: [], curve: [] })).toBe("Net");
    expect(seriesWord(t, curve, { owner: "reference", name: "model", points: [], curve: [] })).toBe("model");
  });
});

test.each([
  [80.4, "ms", false, "80 ms"],
  [0.254, "share", false, "25%"],
  [0.254, "share", true, "25.4%"],
  [12.34, "degrees", false, "12.3°"],
  [45, "turn", false, "45°"],
  [0.123, "count", false, "0.12"],
  [1234.5, "none", false, "1,235"],
] as const)("%d in %s, exact %j: %s", (value, unit, exact, said) => {
  expect(inUnit(t, value, unit, exact)).toBe(said);
});

test("ticks are bare numbers along milliseconds and names along kinds", () => {
  expect(tickWord(t, curve, curve.x, 33, 0)).toBe("33");
  expect(tickWord(t, kinds, kinds.x, 1, 1)).toBe("drawing");
});

describe("an estimate", () => {
  test("says its value with both ends", () => {
    expect(estimateSentence(t, estimate({}))).toBe("Half way up at 80 ms (61 ms to 108 ms).");
  });

  test("says where an end is open", () => {
    const said = estimateSentence(t, estimate({ low: null }));
    expect(said).toContain(t("figure.open.low"));
    expect(said).toContain("108 ms");
  });

  test("that is unknown is said by the level where it has words for it", () => {
    expect(estimateSentence(t, estimate({ value: null }))).toBe("Somewhere from 61 ms to 108 ms.");
  });

  test.each([
    [{ low: 61, high: null }, t("figure.unknown.above", { low: "61 ms" })],
    [{ low: null, high: 20 }, t("figure.unknown.below", { high: "20 ms" })],
    [{ low: null, high: null }, t("figure.unknown")],
  ])("that is unknown says what bounds it: %j", (ends, said) => {
    expect(estimateSentence(t, estimate({ name: "other", value: null, ...ends }))).toBe(said);
  });

  test("that was published is a bare number with its source", () => {
    const published = estimate({ value: 0.959, low: null, high: null, unit: "share", source: "Geirhos et al. 2019" });
    expect(estimateSentence(t, published)).toBe(`${t("figure.published", { value: "95.9%" })} (Geirhos et al. 2019)`);
  });
});

describe("the whole figure in words", () => {
  test("holds every point with its counts, every estimate, and the line of guessing", () => {
    const said = figureAlternative(t, curve);
    expect(said).toMatch(/^How much time you need\. /);
    expect(said).toContain("You · with a mask: 33 ms: 25% (3/12); 50 ms: 42% (5/12)");
    expect(said).toContain("Guessing: 25%");
    expect(said).toContain("You: Half way up at 80 ms");
    expect(figureAlternative(t, { ...curve, chance: null })).not.toContain("Guessing");
  });

  test("says pictures where no counts stand behind a share, and what is to know of the trials", () => {
    const [series] = kinds.series as [CurveFigure["series"][number]];
    const bare = { ...series, points: series.points.map((point) => ({ ...point, correct: null, above: 1 })) };
    const said = figureAlternative(t, { ...kinds, series: [bare], trials: 48, inexact: 5 });
    expect(said).toContain("written word: 100% (12 pictures)");
    expect(said).toContain("5 pictures were not up");
    expect(said).toContain("drawing 1 of 12");
    expect(said).not.toMatch(/null|undefined|NaN/);
  });

  test("says kinds by name, and a scale by its estimates alone", () => {
    expect(figureAlternative(t, kinds)).toContain("written word: 100% (12/12)");
    expect(figureAlternative(t, scale)).toContain("Geirhos et al. 2019");
  });
});
