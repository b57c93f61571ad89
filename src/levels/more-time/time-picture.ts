import { type SVGTemplateResult, svg } from "lit";
import { type StationTimes, stationTimes } from "./feedback-times";
import type { Say } from "./say";

const WIDTH = 640;
const HEIGHT = 380;
const LEFT = 78;
const RIGHT = 452;
const TOP = 46;
const ROW = 48;
/** The time span of the drawing. */
export const SPAN_MS = 400;

const at = (ms: number): number => LEFT + (Math.min(ms, SPAN_MS) / SPAN_MS) * (RIGHT - LEFT);

/** Time runs to the right, stations from the retina (bottom) to IT (top); beside them the net, one-way and timeless. */
export function timePicture(soa: number | null, t: Say): SVGTemplateResult {
  const stations = stationTimes(soa).toReversed();
  const bottom = TOP + ROW * stations.length;
  return svg`<svg class="time-picture" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${t("time.picture")}>
    ${legend(t, soa !== null)}
    ${[0, 100, 200, 300, 400].map(
      (ms) => svg`<g class="time-tick">
        <line x1=${at(ms)} x2=${at(ms)} y1=${TOP - 6} y2=${bottom} />
        <text x=${at(ms)} y=${bottom + 18} text-anchor="middle">${t("common.ms", { ms })}</text>
      </g>`,
    )}
    ${stations.map((station, row) => names(station, row, t))}
    <g class="time-dim">${stations.map(bars)}</g>
    <g class="time-run">${stations.map(bars)}${arrows(stations)}</g>
    ${netColumn(t, bottom)}
  </svg>`;
}

function legend(t: Say, masked: boolean): SVGTemplateResult {
  const entry = (x: number, kind: string, words: string) =>
    svg`<rect class="time-bar ${kind}" x=${x} y="10" width="14" height="14" rx="3" />
      <text class="time-legend" x=${x + 20} y="22">${words}</text>`;
  return svg`${entry(LEFT, "forward", t("time.forward"))} ${entry(LEFT + 130, "back", t("time.back"))}
    ${masked ? entry(LEFT + 270, "mask", t("time.mask")) : ""}`;
}

const names = ({ key }: StationTimes, row: number, t: Say): SVGTemplateResult =>
  svg`<text class="time-name" x=${LEFT - 8} y=${TOP + row * ROW + 26} text-anchor="end">${t(`area.${key}`)}</text>`;

/** A station's activity: the first wave, then feedback, then, once it arrives, the mask. */
function bars({ forward, back, mask }: StationTimes, row: number): SVGTemplateResult {
  const y = TOP + row * ROW + 6;
  const end = mask ?? SPAN_MS;
  const bar = (kind: string, from: number, to: number) =>
    to > from && from < SPAN_MS
      ? svg`<rect class="time-bar ${kind}" x=${at(from)} y=${y} width=${at(to) - at(from)} height=${ROW - 16} rx="4" />`
      : svg``;
  return svg`${bar("forward", forward, Math.min(end, back ?? SPAN_MS))}
    ${back === null ? "" : bar("back", back, end)}
    ${mask === null ? "" : bar("mask", mask, SPAN_MS)}`;
}

/** From each area down to the next, unless the mask arrives first. */
function arrows(stations: readonly StationTimes[]): SVGTemplateResult[] {
  return stations.flatMap(({ back, mask }, row) => {
    if (back === null || (mask !== null && mask <= back)) return [];
    const x = at(back);
    const y = TOP + row * ROW + 8;
    return [svg`<path class="time-arrow" d="M${x - 12} ${y - 22}L${x} ${y}m-8 -4l8 4l0 -9" />`];
  });
}

function netColumn(t: Say, bottom: number): SVGTemplateResult {
  const x = 552;
  const layers = [136, 114, 92, 70, 48];
  const step = (bottom - TOP) / layers.length;
  return svg`<g class="time-net">
    <text class="time-net-name" x=${x} y="22" text-anchor="middle">${t("player.net")}</text>
    ${layers.map((width, index) => {
      const y = bottom - (index + 1) * step + 8;
      return svg`<rect x=${x - width / 2} y=${y} width=${width} height=${step - 26} rx="5" />
        ${index > 0 ? svg`<path d="M${x} ${y + step - 2}v-14m-5 6l5 -6l5 6" />` : ""}`;
    })}
  </g>`;
}
