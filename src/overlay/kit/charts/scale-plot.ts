import { nothing, svg } from "lit";
import { inUnit, rowWord, scaleEnd } from "../../../app/figure-words";
import type { Translate } from "../../../content/messages";
import type { Estimate, ScaleFigure } from "../../../core/figure/figure";
import { wrapText } from "../../../core/figure/figure-layout";
import type { Drawing } from "./curve-plot";
import { ownerMark } from "./figure-marks";

const ROW = 46;
const SIDE = 12;

/** Shares or κ on lines with common ends, one for each estimate, published values below measured ones. */
export function scalePlot(t: Translate, figure: ScaleFigure, width: number): Drawing {
  const rows = [...figure.estimates].sort((a, b) => Number(Boolean(a.source)) - Number(Boolean(b.source)));
  const { low: start = 0, high: stop = 1, dots = [] } = figure;
  const px = (value: number) => SIDE + Math.min(1, Math.max(0, (value - start) / (stop - start))) * (width - 2 * SIDE);
  const unit = figure.estimates[0]?.unit ?? "share";
  const tick = (value: number) => (unit === "share" ? t("common.percent", { share: value }) : inUnit(t, value, unit));
  const bottom = rows.length * ROW + 8;
  const [low, high] = (["low", "high"] as const).map((end) => wrapText(scaleEnd(t, figure, end), width / 2 - 12, 13));
  const body = svg`
    ${[0, 0.25, 0.5, 0.75, 1].map((part) => {
      const at = start + part * (stop - start);
      return svg`<line class="figure-grid" x1=${px(at)} x2=${px(at)} y1="4" y2=${bottom} />
        <text class="figure-tick" x=${part === 0 ? 0 : part === 1 ? width : px(at)} y=${bottom + 17}
          text-anchor=${part === 0 ? "start" : part === 1 ? "end" : "middle"}>${tick(at)}</text>`;
    })}
    ${rows.map((estimate, i) => {
      const y = i * ROW + 33;
      const { owner, value, low: from, high: to } = estimate;
      return svg`<g><text class=${`figure-row of-${owner}`} x="0" y=${y - 16}>${label(t, estimate)}</text>
        <line class="figure-track" x1=${px(start)} x2=${px(stop)} y1=${y} y2=${y} />
        ${dots
          .filter(({ name }) => name === estimate.name)
          .flatMap(({ values }) => values)
          .map((each) => svg`<circle class=${`figure-dot of-${owner}`} r="2.5" cx=${px(each)} cy=${y + 9} />`)}
        ${from === null || to === null ? nothing : svg`<line class=${`figure-range of-${owner}`} x1=${px(from)} x2=${px(to)} y1=${y} y2=${y} />`}
        ${value === null ? nothing : ownerMark(owner, px(value), y)}</g>`;
    })}
    ${(low ?? []).map((line, i) => svg`<text class="figure-axis" x="0" y=${bottom + 38 + i * 16}>${line}</text>`)}
    ${(high ?? []).map((line, i) => svg`<text class="figure-axis" x=${width} y=${bottom + 38 + i * 16} text-anchor="end">${line}</text>`)}`;
  return { body, height: bottom + 30 + Math.max(low?.length ?? 0, high?.length ?? 0) * 16 };
}

function label(t: Translate, estimate: Estimate): string {
  const share = estimate.value === null ? "–" : inUnit(t, estimate.value, estimate.unit, estimate.source !== undefined);
  // The sentence below gives the full source; this shows only the authors, if named: "ResNet-50, Geirhos et al.".
  const [who, ...rest] = estimate.source?.split(", ") ?? [];
  return [rowWord(t, estimate), rest.length > 0 && estimate.owner === "reference" && who, share]
    .filter(Boolean)
    .join(" · ");
}
