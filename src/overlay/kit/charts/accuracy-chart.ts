import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import "./accuracy-chart.css";

/** A share of right answers with its interval, all 0 to 1. */
export interface AccuracyPoint {
  readonly point: number;
  readonly low: number;
  readonly high: number;
}

export interface AccuracyRow {
  /** Heading above the row's tracks; null when they need none. */
  readonly title: string | null;
  readonly you: AccuracyPoint & { readonly label: string };
  readonly net: (AccuracyPoint & { readonly label: string }) | null;
}

export interface AccuracyChart {
  readonly rows: readonly AccuracyRow[];
  readonly chance: number;
  readonly chanceLabel: string;
  /** Text alternative for the whole chart. */
  readonly alternative: string;
  readonly percent: (share: number) => string;
}

const TRACK = 46;
const TITLE = 26;
const ROW_GAP = 14;
const TOP = 26;
const AXIS = 30;

/**
 * Tracks from 0 to 100 % with a point and its 95 % interval for each player, and a line at chance. Horizontal positions
 * are percentages, so that the chart fits any width and its text keeps its size.
 */
export function accuracyChart(chart: AccuracyChart): TemplateResult {
  let y = TOP;
  const parts: SVGTemplateResult[] = [];
  for (const row of chart.rows) {
    if (row.title !== null) {
      y += TITLE;
      parts.push(svg`<text class="chart-title" x="0" y=${y - 9}>${row.title}</text>`);
    }
    parts.push(track(row.you, y, "you"));
    y += TRACK;
    if (row.net) {
      parts.push(track(row.net, y, "net"));
      y += TRACK;
    }
    y += ROW_GAP;
  }
  const bottom = y - ROW_GAP + 4;
  const height = bottom + AXIS;
  const late = chart.chance > 0.6;
  return html`<div class="chart">
    <svg role="img" aria-label=${chart.alternative} width="100%" height=${height}>
      ${[0, 0.25, 0.5, 0.75, 1].map(
        (share) => svg`<line class="chart-grid" x1=${at(share)} x2=${at(share)} y1=${TOP} y2=${bottom} />
          <text class="chart-tick" x=${at(share)} y=${bottom + 18} text-anchor=${anchor(share)}>${chart.percent(share)}</text>`,
      )}
      <line class="chart-chance" x1=${at(chart.chance)} x2=${at(chart.chance)} y1=${TOP - 8} y2=${bottom} />
      <text
        class="chart-chance-label"
        x=${at(chart.chance)}
        y=${TOP - 13}
        text-anchor=${late ? "end" : chart.chance < 0.12 ? "start" : "middle"}
      >
        ${chart.chanceLabel}
      </text>
      ${parts}
    </svg>
  </div>`;
}

function track(
  { point, low, high, label }: AccuracyPoint & { label: string },
  top: number,
  player: "you" | "net",
): SVGTemplateResult {
  const y = top + 30;
  const sound = Number.isFinite(point);
  const sign = player === "you" ? svg`<circle r="8" cx="0" cy="0" />` : svg`<path d="M0 -9.5 9.5 0 0 9.5 -9.5 0Z" />`;
  return svg`<g class=${`chart-player of-${player}`}>
    <text class="chart-label" x="0" y=${top + 13}>${label}</text>
    <line class="chart-track" x1="0" x2="100%" y1=${y} y2=${y} />
    <line class="chart-range" x1=${at(low)} x2=${at(high)} y1=${y} y2=${y} />
    <line class="chart-end" x1=${at(low)} x2=${at(low)} y1=${y - 6} y2=${y + 6} />
    <line class="chart-end" x1=${at(high)} x2=${at(high)} y1=${y - 6} y2=${y + 6} />
    ${sound ? svg`<svg class="chart-point" x=${at(point)} y=${y} overflow="visible">${sign}</svg>` : nothing}
  </g>`;
}

const at = (share: number): string => `${Math.round(share * 1000) / 10}%`;

const anchor = (share: number): string => (share === 0 ? "start" : share === 1 ? "end" : "middle");
