import { nothing, type SVGTemplateResult, svg } from "lit";
import "./gaze-path.css";
import type { ScenePoint } from "../../core/trial/glimpse-log";

/** A gaze path over a scene, in a 100 × 100 view box: numbered marks, amber circles for you, diamonds for the net. */
export function gazePath(gazes: readonly ScenePoint[], of: "you" | "net", ring = 4): SVGTemplateResult {
  const at = ({ x, y }: ScenePoint) => `${(x * 100).toFixed(2)},${(y * 100).toFixed(2)}`;
  return svg`<g class=${`gaze-path of-${of}`}>
    ${gazes.length > 1 ? svg`<polyline class="gaze-shade" points=${gazes.map(at).join(" ")} /><polyline points=${gazes.map(at).join(" ")} />` : nothing}
    ${gazes.map(
      ({ x, y }, index) => svg`<g transform=${`translate(${(x * 100).toFixed(2)} ${(y * 100).toFixed(2)})`}>
        ${of === "you" ? svg`<circle r=${ring} />` : svg`<path d=${`M0 ${-ring * 1.2} ${ring * 1.2} 0 0 ${ring * 1.2} ${-ring * 1.2} 0Z`} />`}
        <text y="1.2" text-anchor="middle">${index + 1}</text>
      </g>`,
    )}
  </g>`;
}
