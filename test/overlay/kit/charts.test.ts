// @vitest-environment happy-dom
import { html } from "lit";
import { beforeEach, describe, expect, test } from "vitest";
import type { CurveFigure, Figure, ScaleFigure } from "../../../src/core/figure/figure";
import { accuracyChart } from "../../../src/overlay/kit/charts/accuracy-chart";
import { barList } from "../../../src/overlay/kit/charts/bar-list";
import { figureChart } from "../../../src/overlay/kit/charts/figure-chart";
import { sampleEntry } from "../../fixtures/notebook-entry";
import { appears, type FakeGame, fakeGame, find, show, wordsOf } from "../fake-game";

let fake: FakeGame;
beforeEach(async () => {
  fake = await fakeGame();
});

const [curve, scale, kinds] = sampleEntry.figures as [CurveFigure, ScaleFigure, CurveFigure];

async function draw(figure: Figure): Promise<HTMLElement> {
  const root = show(figureChart(fake.game, figure));
  await appears(root, "svg.figure-plot");
  return root;
}

const numbers = (root: HTMLElement): string[] =>
  [...root.querySelectorAll("svg *")].flatMap((each) =>
    [...each.attributes].filter(({ value }) => /NaN|undefined|Infinity/.test(value)).map(({ name }) => name),
  );

describe("a curve", () => {
  test("draws a point with its interval for each measured share, and a line for each series", async () => {
    const root = await draw(curve);
    expect(root.querySelectorAll(".figure-range")).toHaveLength(15);
    expect(root.querySelectorAll("path.figure-curve.of-you")).toHaveLength(2);
    expect(root.querySelectorAll("path.figure-curve.of-net")).toHaveLength(1);
    expect(numbers(root)).toEqual([]);
  });

  test("tells two series of one owner apart by more than colour", async () => {
    const [first, second] = [...(await draw(curve)).querySelectorAll("path.figure-curve.of-you")];
    expect(first?.getAttribute("stroke-dasharray")).not.toBe(second?.getAttribute("stroke-dasharray"));
  });

  test("with one series has one name in its legend and its points where they belong", async () => {
    const root = await draw({ ...curve, series: [curve.series[0] as CurveFigure["series"][number]] });
    expect(root.querySelectorAll(".figure-legend")).toHaveLength(1);
    expect(root.querySelectorAll(".figure-range")).toHaveLength(5);
    expect(numbers(root)).toEqual([]);
  });

  test("without any series is an empty field with its axes", async () => {
    const root = await draw({ ...curve, series: [], estimates: [] });
    expect(root.querySelectorAll(".figure-tick").length).toBeGreaterThan(5);
    expect(root.querySelectorAll(".figure-range, path.figure-curve")).toHaveLength(0);
    expect(numbers(root)).toEqual([]);
  });

  test("leaves out a point that nothing was asked at", async () => {
    const [series] = curve.series as [CurveFigure["series"][number]];
    const empty = { x: 50, y: Number.NaN, low: Number.NaN, high: Number.NaN, n: 0, correct: 0 };
    const root = await draw({ ...curve, series: [{ ...series, points: [empty], curve: [] }] });
    expect(root.querySelectorAll(".figure-range")).toHaveLength(0);
    expect(numbers(root)).toEqual([]);
  });

  test("draws a point without an interval where none holds", async () => {
    const [series] = kinds.series as [CurveFigure["series"][number]];
    const bare = series.points.map((point) => ({ ...point, low: null, high: null, correct: null, above: 2 }));
    const root = await draw({ ...kinds, series: [{ ...series, points: bare }] });
    expect(root.querySelectorAll(".figure-range")).toHaveLength(0);
    expect(root.querySelectorAll(".figure-mark.of-you")).toHaveLength(1 + bare.length);
    expect(numbers(root)).toEqual([]);
    expect(wordsOf(find(root, ".figure-note"))).toContain("drawing 2 of 12");
  });

  test("says how many of its trials were not shown as asked, and nothing where all were", async () => {
    const notes = async (parts: Partial<CurveFigure>) =>
      [...(await draw({ ...curve, ...parts })).querySelectorAll(".figure-note")].map(wordsOf);
    expect(await notes({ trials: 70, inexact: 0, unmeasured: 0 })).toEqual([]);
    expect(await notes({})).toEqual([]);
    const [inexact, unmeasured] = await notes({ trials: 70, inexact: 12, unmeasured: 1 });
    expect(inexact).toContain("12 pictures were not up");
    expect(unmeasured).toContain("1 picture of 70");
    await fake.game.settings.speak("zh-CN");
    expect((await notes({ trials: 70, inexact: 12 }))[0]).toContain("70 张图片中有 12 张");
  });

  test("over names joins nothing, for there is nothing between them", async () => {
    const root = await draw(kinds);
    expect(root.querySelectorAll("path.figure-curve")).toHaveLength(0);
    expect(wordsOf(root)).toContain("silhouette");
  });

  test("shows the line of guessing only where there is one", async () => {
    expect((await draw(curve)).querySelector(".figure-chance")).not.toBeNull();
    expect((await draw({ ...curve, chance: null })).querySelector(".figure-chance")).toBeNull();
  });
});

describe("a scale", () => {
  test("has a row for each estimate, the published ones last", async () => {
    const root = await draw(scale);
    const rows = [...root.querySelectorAll(".figure-row")].map((each) => each.getAttribute("class"));
    expect(rows).toEqual(["you", "net", "people", "reference"].map((owner) => `figure-row of-${owner}`));
    expect(root.querySelectorAll(".figure-range")).toHaveLength(2);
  });

  test("without any estimate still has its axis", async () => {
    const root = await draw({ ...scale, estimates: [] });
    expect(root.querySelectorAll(".figure-tick")).toHaveLength(5);
    expect(numbers(root)).toEqual([]);
  });
});

test("a chart is said in whole for those who do not see it, and its sentences are not said twice", async () => {
  const root = await draw(curve);
  const said = find(root, "svg").getAttribute("aria-label") ?? "";
  expect(said).toContain("33 ms: 25% (3/12)");
  expect(said).toContain("80 ms");
  expect(find(root, ".figure-estimates").getAttribute("aria-hidden")).toBe("true");
});

test("a chart is redrawn in the other language", async () => {
  const before = wordsOf(await draw(curve));
  await fake.game.settings.speak("zh-CN");
  const after = wordsOf(await draw(curve));
  expect(before).not.toMatch(/\p{Script=Han}/u);
  expect(after).toMatch(/\p{Script=Han}/u);
});

describe("labelled bars", () => {
  test("carry their share, their words and their language", () => {
    const root = show(
      barList(
        [
          { label: "tabby", share: 0.25, value: "25 %", lang: "en" },
          { label: "dog", share: 1, value: "100 %", strong: true, marks: [html`<i class="mine"></i>`] },
        ],
        "Words",
      ),
    );
    const bars = [...root.querySelectorAll(".bar")];
    expect(bars.map(wordsOf)).toEqual([expect.stringContaining("tabby"), expect.stringContaining("dog")]);
    expect(root.querySelector('[lang="en"]')?.textContent).toContain("tabby");
    expect(bars.map((bar) => bar.classList.contains("strong"))).toEqual([false, true]);
    expect(root.querySelectorAll(".mine")).toHaveLength(1);
  });

  test("may be none at all", () => {
    expect(show(barList([], "Words")).querySelectorAll(".bar")).toHaveLength(0);
  });
});

describe("shares of right answers", () => {
  const at = (point: number, label: string) => ({ point, low: point - 0.1, high: point + 0.1, label });
  const chart = (rows: Parameters<typeof accuracyChart>[0]["rows"]) =>
    show(accuracyChart({ rows, chance: 0.25, chanceLabel: "guessing", alternative: "all in words", percent: String }));
  const heightOf = (root: HTMLElement) => Number(find(root, "svg").getAttribute("height"));

  test("one player alone has one track", () => {
    const root = chart([{ title: null, you: at(0.5, "you"), net: null }]);
    expect(root.querySelectorAll(".chart-range")).toHaveLength(1);
    expect(find(root, "svg").getAttribute("aria-label")).toBe("all in words");
  });

  test("every row adds its tracks and its title to the height", () => {
    const one = chart([{ title: null, you: at(0.5, "you"), net: null }]);
    const oneHeight = heightOf(one);
    const two = chart([
      { title: "small", you: at(0.5, "you"), net: at(0.6, "net") },
      { title: "large", you: at(0.7, "you"), net: at(0.8, "net") },
    ]);
    expect(two.querySelectorAll(".chart-range")).toHaveLength(4);
    expect([...two.querySelectorAll(".chart-title")].map(wordsOf)).toEqual(["small", "large"]);
    expect(heightOf(two)).toBeGreaterThan(oneHeight);
  });
});
