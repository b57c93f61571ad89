import { html, svg, type TemplateResult } from "lit";
import "../styles/glimpses.css";
import type { TaskOf } from "../../content/level";
import type { Translate } from "../../content/messages";
import { gazePath } from "../glimpses/gaze-path";

/** How a scene is looked at: a field with a path of gazes over it. */
export function lookCourse(t: Translate, { saccades }: TaskOf<"glimpses">): TemplateResult {
  const gazes = [
    { x: 0.5, y: 0.5 },
    { x: 0.24, y: 0.3 },
    { x: 0.74, y: 0.24 },
    { x: 0.8, y: 0.72 },
  ];
  return html`<figure class="look-course">
    <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <rect width="100" height="100" rx="6" fill="var(--field)" />
      ${[12, 9, 6].map((r, index) => svg`<circle cx="80" cy="72" r=${r * 1.8} fill="#fff" opacity=${0.05 + index * 0.03} />`)}
      ${gazePath(gazes, "you", 4)}
    </svg>
    <figcaption>${t("glimpses.intro.looks", { n: saccades })}</figcaption>
  </figure>`;
}
