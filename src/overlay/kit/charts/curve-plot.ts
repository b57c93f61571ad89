import { nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { axisTitle, seriesWord, tickWord } from "../../../app/figure-words";
import type { Translate } from "../../../content/messages";
import type { CurveFigure, FigureSeries } from "../../../core/figure/figure";
import { dodge, legendPlaces, place, textWidth, tickLabels, wrapText } from "../../../core/figure/figure-layout";
import { ownerMark } from "./figure-marks";

export interface Drawing {
  readonly body: SVGTemplateResult;
  readonly height: number;
}

const LEFT = 46;
const RIGHT = 16;

/** Shares against the varied quantity: points with intervals, fitted curves, and a line at chance. */
export function curvePlot(t: Translate, figure: CurveFigure, width: number): Drawing {
  const { x: axis, y: range, series } = figure;
  const names = series.map((each) => seriesWord(t, figure, each));
  const places = legendPlaces(
    names.map((name) => textWidth(name) + 34),
    width,
  );
  const legendHeight = ((places.at(-1)?.row ?? 0) + 1) * 22;
  const yLines = wrapText(axisTitle(t, figure, "y"), width, 12);
  const top = legendHeight + yLines.length * 16 + 14;
  const plotWidth = width - LEFT - RIGHT;
  const plotHeight = Math.round(Math.min(290, Math.max(180, plotWidth * 0.56)));
  const bottom = top + plotHeight;
  const inset = axis.scale === "category" ? 0 : 16;
  const px = (x: number) => LEFT + inset + place(axis, x) * (plotWidth - 2 * inset);
  const py = (y: number) => bottom - Math.min(1, Math.max(0, (y - range.low) / (range.high - range.low))) * plotHeight;

  const labels = tickLabels(
    axis.ticks.map((tick, i) => ({ text: tickWord(t, figure, axis, tick, i), x: px(tick) })),
    width,
    12,
  );
  const rows = Math.max(0, ...labels.map(({ row }) => row)) + 1;
  const xLines = wrapText(axisTitle(t, figure, "x"), width - 8, 12);
  const titleTop = bottom + 12 + rows * 16;
  const shares = [0, 0.25, 0.5, 0.75, 1].map((share) => range.low + share * (range.high - range.low));
  const body = svg`
    ${names.map(
      (name, i) => svg`<g transform=${`translate(${places[i]?.x ?? 0} ${(places[i]?.row ?? 0) * 22 + 11})`}>
        ${legendSign(series[i] as FigureSeries, rank(series, i))}
        <text class="figure-legend" x="30" y="4.5">${name}</text></g>`,
    )}
    ${yLines.map((line, i) => svg`<text class="figure-axis" x="0" y=${legendHeight + 14 + i * 16}>${line}</text>`)}
    ${shares.map(
      (share) => svg`<line class="figure-grid" x1=${LEFT} x2=${width - RIGHT} y1=${py(share)} y2=${py(share)} />
        <text class="figure-tick" x=${LEFT - 8} y=${py(share) + 4} text-anchor="end">${t("common.percent", { share })}</text>`,
    )}
    ${axis.ticks.map((tick) => svg`<line class="figure-notch" x1=${px(tick)} x2=${px(tick)} y1=${bottom} y2=${bottom + 5} />`)}
    <line class="figure-base" x1=${LEFT} x2=${width - RIGHT} y1=${bottom} y2=${bottom} />
    ${labels.map(
      ({ text, x, row }) =>
        svg`<text class="figure-tick" x=${x} y=${bottom + 19 + row * 16} text-anchor="middle">${text}</text>`,
    )}
    ${xLines.map(
      (line, i) =>
        svg`<text class="figure-axis" x=${width / 2} y=${titleTop + 12 + i * 16} text-anchor="middle">${line}</text>`,
    )}
    ${figure.chance === null ? nothing : chanceLine(t, width, py(figure.chance))}
    ${series.map((each, i) => line(each, rank(series, i), px, py, axis.scale === "category"))}
    ${series.map((each, i) => points(each, rank(series, i), dodge(i, series.length), px, py))}`;
  return { body, height: titleTop + xLines.length * 16 + 6 };
}

/** Index among the owner's series: the second is hollow and dashed. */
const rank = (series: readonly FigureSeries[], index: number): number =>
  series.slice(0, index).filter(({ owner }) => owner === series[index]?.owner).length;

const dashes = ["", "7 5", "2 5", "9 4 2 4"];

function legendSign({ owner }: FigureSeries, rankOf: number): SVGTemplateResult {
  return svg`<line class=${`figure-curve of-${owner}`} x1="0" x2="24" y1="0" y2="0" stroke-dasharray=${dashes[rankOf % 4] ?? ""} />
    ${ownerMark(owner, 12, 0, rankOf > 0)}`;
}

function chanceLine(t: Translate, width: number, y: number): SVGTemplateResult {
  return svg`<line class="figure-chance" x1=${LEFT} x2=${width - RIGHT} y1=${y} y2=${y} />
    <text class="figure-chance-word" x=${width - RIGHT} y=${y + 15} text-anchor="end">${t("player.chance")}</text>`;
}

type Scale = (value: number) => number;

/** The fit if there is one; else a line joining the points, as a visual guide. */
function line(
  series: FigureSeries,
  rankOf: number,
  px: Scale,
  py: Scale,
  category: boolean,
): TemplateResult | typeof nothing {
  const fitted = series.curve.length > 1;
  const along = fitted ? series.curve : category ? [] : series.points;
  if (along.length < 2) return nothing;
  const path = along.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${px(x).toFixed(1)} ${py(y).toFixed(1)}`).join("");
  const kind = `figure-curve of-${series.owner}${fitted ? "" : " joined"}`;
  return svg`<path class=${kind} d=${path} fill="none" stroke-dasharray=${dashes[rankOf % 4] ?? ""} />` as TemplateResult;
}

function points(series: FigureSeries, rankOf: number, shift: number, px: Scale, py: Scale): SVGTemplateResult[] {
  return series.points
    .filter(({ n, y }) => n > 0 && Number.isFinite(y))
    .map(({ x, y, low, high }) => {
      const at = px(x) + shift;
      const range =
        low === null || high === null
          ? nothing
          : svg`<line class=${`figure-range of-${series.owner}`}
        x1=${at} x2=${at} y1=${py(low)} y2=${py(high)} />`;
      return svg`<g>${range}
        ${ownerMark(series.owner, at, py(y), rankOf > 0)}</g>`;
    });
}
