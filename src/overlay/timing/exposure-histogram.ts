import { html, nothing, svg, type TemplateResult } from "lit";
import type { Translate } from "../../content/messages";
import type { Tally } from "../../core/stats/timing-quality";

/** Frames with their own bar on either side of "as requested"; anything further off shares the outermost bars. */
const REACH = 3;

export interface ExposureBin {
  /** Frames shown minus frames requested. */
  readonly frames: number;
  /** The outermost bars also hold everything beyond them. */
  readonly beyond: boolean;
  readonly count: number;
}

/** From 3 or more frames too short to 3 or more too long. */
export function toBins(histogram: readonly Tally<number>[]): ExposureBin[] {
  return Array.from({ length: 2 * REACH + 1 }, (_, i) => {
    const frames = i - REACH;
    const own = histogram.filter(({ value }) => Math.max(-REACH, Math.min(REACH, value)) === frames);
    return {
      frames,
      beyond: own.some(({ value }) => value !== frames),
      count: own.reduce((sum, { count }) => sum + count, 0),
    };
  });
}

const HEIGHT = 132;
const TOP = 20;
const BOTTOM = 26;

/** Bars counting pictures by how many frames more or less than requested they stayed on screen. */
export function exposureHistogram(t: Translate, bins: readonly ExposureBin[]): TemplateResult {
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const step = 100 / bins.length;
  const floor = HEIGHT - BOTTOM;
  return html`<svg class="timing-histogram" role="img" aria-label=${inWords(t, bins)} width="100%" height=${HEIGHT}>
    <line class="timing-floor" x1="0" x2="100%" y1=${floor} y2=${floor} />
    ${bins.map(({ frames, beyond, count }, i) => {
      const height = count === 0 ? 0 : Math.max(3, ((floor - TOP) * count) / most);
      const middle = `${(i + 0.5) * step}%`;
      return svg`<g class=${frames === 0 ? "timing-bar as-asked" : "timing-bar"}>
        <rect x=${`${i * step + step * 0.18}%`} width=${`${step * 0.64}%`} y=${floor - height} height=${height} rx="2" />
        ${count > 0 ? svg`<text class="timing-count" x=${middle} y=${floor - height - 6} text-anchor="middle">${count}</text>` : nothing}
        <text class="timing-tick" x=${middle} y=${HEIGHT - 8} text-anchor="middle">${tick(t, frames, beyond)}</text>
      </g>`;
    })}
  </svg>`;
}

function tick(t: Translate, frames: number, beyond: boolean): string {
  if (frames === 0) return t("timing.as-asked");
  const sign = frames > 0 ? `+${frames}` : `−${-frames}`;
  return beyond ? `${frames > 0 ? "≥" : "≤"} ${sign}` : sign;
}

/** The non-empty bars, in one sentence. */
function inWords(t: Translate, bins: readonly ExposureBin[]): string {
  const full = bins.filter(({ count }) => count > 0);
  const parts = full.map(({ frames, count }) =>
    frames === 0
      ? t("timing.bar.exact", { count })
      : t("timing.bar", { frames: Math.abs(frames), count, way: frames > 0 ? "longer" : "shorter" }),
  );
  return `${t("timing.histogram")}: ${t.list(parts)}`;
}
