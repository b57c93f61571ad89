import type { ReportFigure } from "../../../app/class-figures/report-figure";
import type { CurveFigure, FigureSeries } from "../../../core/figure/figure";
import { dodge, legendPlaces, place, textWidth, wrapText } from "../../../core/figure/figure-layout";
import { DASHES, INK, line, mark, stroke } from "./marks";
import { element } from "./markup";
import type { ReportWords } from "./report-words";

/** A part of a drawing: markup from y = 0 downwards. */
export interface Piece {
  readonly body: string;
  readonly height: number;
}

const LEFT = 50;
const RIGHT = 14;
const ROW = 21;

/** Shares against what was varied: points with intervals, fitted lines, each person's own line behind, and chance. */
export function curveChart(words: ReportWords, of: ReportFigure, figure: CurveFigure, width: number): Piece {
  const { x: axis, series } = figure;
  const faint = of.people.length > 1 && of.people.some(({ curves }) => curves.some(({ curve }) => curve.length > 1));
  const entries = [
    ...series.map((each, i) => ({ name: words.series(figure, each), sign: sign(each, rank(series, i)) })),
    ...(faint ? [{ name: words.say("report.each"), sign: stroke([0, 0, 24, 0], INK.each, 1) }] : []),
  ];
  const places = legendPlaces(
    entries.map(({ name }) => textWidth(name) + 34),
    width,
  );
  const yTitle = wrapText(words.axis(figure, "y"), width, 12);
  const legend = ((places.at(-1)?.row ?? 0) + 1) * ROW;
  const top = legend + yTitle.length * 15 + 16;
  const plot = width - LEFT - RIGHT;
  const tall = Math.round(Math.min(300, Math.max(190, plot * 0.5)));
  const bottom = top + tall;
  const inset = axis.scale === "category" ? 0 : 12;
  const px = (x: number) => LEFT + inset + place(axis, x) * (plot - 2 * inset);
  const py = (y: number) => bottom - Math.min(1, Math.max(0, y)) * tall;
  const ticks = tickTexts(words, of, figure, px, width);
  const xTitle = wrapText(words.axis(figure, "x"), width - LEFT, 12);
  const under = bottom + 10 + ticks.height;

  const body = [
    ...entries.map(({ name, sign: drawn }, i) =>
      element(
        "g",
        { transform: `translate(${Math.round(places[i]?.x ?? 0)} ${(places[i]?.row ?? 0) * ROW + 10})` },
        drawn + line(30, 4.5, name),
      ),
    ),
    ...yTitle.map((text, i) => line(0, legend + 13 + i * 15, text, { size: 12, ink: INK.faint })),
    ...[0, 0.25, 0.5, 0.75, 1].map(
      (share) =>
        stroke([LEFT, py(share), width - RIGHT, py(share)], INK.grid, 1) +
        line(LEFT - 8, py(share) + 4, words.t("common.percent", { share }), {
          size: 12,
          anchor: "end",
          ink: INK.faint,
        }),
    ),
    stroke([LEFT, bottom, width - RIGHT, bottom], INK.text, 1.2),
    ...axis.ticks.map((tick) => stroke([px(tick), bottom, px(tick), bottom + 5], INK.text, 1.2)),
    ticks.body(bottom + 18),
    ...xTitle.map((text, i) =>
      line(LEFT + plot / 2, under + 12 + i * 15, text, { size: 12, anchor: "middle", ink: INK.faint }),
    ),
    ...(faint ? personLines(of, series, px, py) : []),
    figure.chance === null ? "" : chanceLine(words, width, py(figure.chance)),
    ...series.map((each, i) => seriesLine(each, rank(series, i), px, py, axis.scale === "category")),
    ...series.map((each, i) => seriesPoints(each, rank(series, i), dodge(i, series.length), px, py)),
  ].join("");
  return { body, height: under + xTitle.length * 15 + 4 };
}

/** Index among the owner's series: the second is hollow and dashed. */
const rank = (series: readonly FigureSeries[], index: number): number =>
  series.slice(0, index).filter(({ owner }) => owner === series[index]?.owner).length;

function sign({ owner, curve, points }: FigureSeries, order: number): string {
  const drawn = curve.length > 1 || points.length > 0;
  return drawn
    ? stroke([0, 0, 24, 0], INK[owner], 2, DASHES[order % DASHES.length]) + mark(owner, 12, 0, order > 0)
    : mark(owner, 12, 0);
}

function chanceLine(words: ReportWords, width: number, y: number): string {
  return (
    stroke([LEFT, y, width - RIGHT, y], INK.faint, 1.2, "3 4") +
    line(width - RIGHT, y + 14, words.t("player.chance"), { size: 12, anchor: "end", ink: INK.faint })
  );
}

type Scale = (value: number) => number;

const path = (curve: readonly { readonly x: number; readonly y: number }[], px: Scale, py: Scale): string =>
  curve.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${px(x).toFixed(1)} ${py(y).toFixed(1)}`).join("");

/** Many people make their lines fainter, so that the class's stays in front. */
function personLines({ people }: ReportFigure, series: readonly FigureSeries[], px: Scale, py: Scale): string[] {
  const opacity = people.length > 40 ? 0.15 : people.length > 15 ? 0.3 : 0.5;
  return people.flatMap(({ curves }) =>
    curves
      .filter(({ curve }) => curve.length > 1)
      .map(({ series: name, curve }) => {
        const order = Math.max(
          0,
          series.filter(({ owner }) => owner === "you").findIndex((each) => each.name === name),
        );
        const attributes = { d: path(curve, px, py), fill: "none", stroke: INK.each, "stroke-width": 1 };
        const dashed = order > 0 ? { "stroke-dasharray": DASHES[order % DASHES.length] as string } : {};
        return element("path", { ...attributes, ...dashed, "stroke-opacity": String(opacity) });
      }),
  );
}

/** The fit if there is one; else a line that joins the points and guides the eye. */
function seriesLine(series: FigureSeries, order: number, px: Scale, py: Scale, category: boolean): string {
  const fitted = series.curve.length > 1;
  const along = fitted ? series.curve : category ? [] : series.points;
  if (along.length < 2) return "";
  const attributes = {
    d: path(along, px, py),
    fill: "none",
    stroke: INK[series.owner],
    "stroke-width": fitted ? 2.4 : 1.2,
  };
  const dash = DASHES[order % DASHES.length] ?? "";
  return element("path", dash === "" ? attributes : { ...attributes, "stroke-dasharray": dash });
}

function seriesPoints(series: FigureSeries, order: number, shift: number, px: Scale, py: Scale): string {
  return series.points
    .filter(({ n, y }) => n > 0 && Number.isFinite(y))
    .map(({ x, y, low, high }) => {
      const at = px(x) + shift;
      const bar = low === null || high === null ? "" : stroke([at, py(low), at, py(high)], INK[series.owner], 2);
      return bar + mark(series.owner, at, py(y), order > 0);
    })
    .join("");
}

/** Words below the axis: wrapped where each kind has room, else in rows that keep them apart. */
function tickTexts(words: ReportWords, of: ReportFigure, figure: CurveFigure, px: Scale, width: number) {
  const { ticks, scale } = figure.x;
  const texts = ticks.map((_, i) => words.tick(of, figure, i));
  const room = scale === "category" ? (width - LEFT - RIGHT) / Math.max(1, ticks.length) - 8 : 0;
  const longest = Math.max(0, ...texts.flatMap((text) => text.split(/\s+/)).map((word) => textWidth(word, 12)));
  if (scale === "category" && longest > room) return slanted(texts, ticks.map(px), width);
  const wrapped = texts.map((text) => (scale === "category" ? wrapText(text, room, 12) : [text]));
  if (scale === "category") {
    const rows = Math.max(1, ...wrapped.map((lines) => lines.length));
    return {
      height: rows * 15,
      body: (y: number) =>
        wrapped
          .flatMap((lines, i) =>
            lines.map((text, row) =>
              line(px(ticks[i] as number), y + row * 15, text, { size: 12, anchor: "middle", ink: INK.text }),
            ),
          )
          .join(""),
    };
  }
  // Numbers that would touch go a row lower, in turn.
  const ends = [-99, -99, -99];
  const rows = texts.map((text, i) => {
    const [x, half] = [px(ticks[i] as number), textWidth(text, 12) / 2];
    const free = ends.findIndex((end) => x - half >= end + 5);
    const row = free < 0 ? 0 : free;
    ends[row] = x + half;
    return row;
  });
  return {
    height: (Math.max(0, ...rows) + 1) * 15,
    body: (y: number) =>
      texts
        .map((text, i) =>
          line(px(ticks[i] as number), y + (rows[i] as number) * 15, text, { size: 12, anchor: "middle" }),
        )
        .join(""),
  };
}

/** Too many or too long for the width: turned by 50°. */
function slanted(texts: readonly string[], xs: readonly number[], width: number) {
  const cut = texts.map((text) => (text.length > 34 ? `${text.slice(0, 33)}…` : text));
  const height = Math.min(200, Math.max(...cut.map((text) => textWidth(text, 11))) * 0.77 + 8);
  const few = xs.length > 0 && width / xs.length < 11 ? Math.ceil((11 * xs.length) / width) : 1;
  return {
    height,
    body: (y: number) =>
      cut
        .map((text, i) =>
          i % few === 0
            ? element(
                "g",
                { transform: `translate(${Math.round(xs[i] ?? 0) + 4} ${y - 6}) rotate(-50)` },
                line(0, 0, text, { size: 11, anchor: "end" }),
              )
            : "",
        )
        .join(""),
  };
}
