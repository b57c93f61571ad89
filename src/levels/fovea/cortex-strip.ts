import { html, type TemplateResult } from "lit";
import "./cortex-strip.css";
import { styleMap } from "lit/directives/style-map.js";
import type { Say } from "./say";

const EDGES = [0, 1, 2, 5, 10, 20, 40];
/** Eccentricity in degrees where magnification is half its central value: Horton and Hoyt 1991. */
const E2 = 0.75;

/**
 * How much of V1 each ring of the visual field gets, along a line outwards from the point of gaze. Magnification falls
 * as 1 / (1 + E / E2); integrated over a ring, that is the log ratio of 1 + E / E2 at its edges.
 */
export function cortexStrip(t: Say): TemplateResult {
  const rings = EDGES.slice(1).map((outer, index) => {
    const inner = EDGES[index] as number;
    return { inner, outer, room: Math.log((1 + outer / E2) / (1 + inner / E2)) };
  });
  const whole = EDGES.at(-1) as number;
  const bar = (size: (ring: (typeof rings)[number]) => number) =>
    html`<div class="cortex-bar" aria-hidden="true">
      ${rings.map((ring) => html`<i style=${styleMap({ "flex-grow": String(size(ring)) })}></i>`)}
    </div>`;
  const share = (rings[0]?.room ?? 0) / rings.reduce((sum, { room }) => sum + room, 0);
  return html`<figure class="cortex-strip small">
    <figcaption>${t("fovea.cortex.field", { deg: whole })}</figcaption>
    ${bar(({ inner, outer }) => outer - inner)}
    <figcaption>${t("fovea.cortex.map", { share })}</figcaption>
    ${bar(({ room }) => room)}
  </figure>`;
}
