import { nothing, svg } from "lit";
import { inUnit, ownerWord, scaleEnd } from "../../../app/figure-words";
import type { Translate } from "../../../content/messages";
import type { Estimate, ScaleFigure } from "../../../core/figure/figure";
import { wrapText } from "../../../core/figure/figure-layout";
import type { Drawing } from "./curve-plot";
import { ownerMark } from "./figure-marks";

const ROW = 46;
const SIDE = 12;

/** Shares on lines from 0 to 1, one per owner, published values below measured ones. */
export function scalePlot(t: Translate, figure: ScaleFigure, width: number): Drawing {
  const rows = [...figure.estimates].sort((a, b) => Number(Boolean(a.source)) - Number(Boolean(b.source)));
  const px = (share: number) => SIDE + Math.min(1, Math.max(0, share)) * (width - 2 * SIDE);
  const bottom = rows.length * ROW + 8;
  const [low, high] = (["low", "high"] as const).map((end) => wrapText(scaleEnd(t, figure, end), width / 2 - 12, 13));
  const body = svg`
    ${[0, 0.25, 0.5, 0.75, 1].map(
      (share) => svg`<line class="figure-grid" x1=${px(share)} x2=${px(share)} y1="4" y2=${bottom} />
        <text class="figure-tick" x=${share === 0 ? 0 : share === 1 ? width : px(share)} y=${bottom + 17}
          text-anchor=${share === 0 ? "start" : share === 1 ? "end" : "middle"}>${t("common.percent", { share })}</text>`,
    )}
    ${rows.map((estimate, i) => {
      const y = i * ROW + 33;
      const { owner, value, low: from, high: to } = estimate;
      return svg`<g><text class=${`figure-row of-${owner}`} x="0" y=${y - 16}>${label(t, estimate)}</text>
        <line class="figure-track" x1=${px(0)} x2=${px(1)} y1=${y} y2=${y} />
        ${from === null || to === null ? nothing : svg`<line class=${`figure-range of-${owner}`} x1=${px(from)} x2=${px(to)} y1=${y} y2=${y} />`}
        ${value === null ? nothing : ownerMark(owner, px(value), y)}</g>`;
    })}
    ${(low ?? []).map((line, i) => svg`<text class="figure-axis" x="0" y=${bottom + 38 + i * 16}>${line}</text>`)}
    ${(high ?? []).map((line, i) => svg`<text class="figure-axis" x=${width} y=${bottom + 38 + i * 16} text-anchor="end">${line}</text>`)}`;
  return { body, height: bottom + 30 + Math.max(low?.length ?? 0, high?.length ?? 0) * 16 };
}

function label(t: Translate, estimate: Estimate): string {
  const share = estimate.value === null ? "–" : inUnit(t, estimate.value, "share", estimate.source !== undefined);
  // The sentence below gives the full source; this shows only the authors, if named: "ResNet-50, Geirhos et al.".
  const [who, ...rest] = estimate.source?.split(", ") ?? [];
  return [ownerWord(t, estimate), rest.length > 0 && estimate.owner === "reference" && who, share]
    .filter(Boolean)
    .join(" · ");
}
