import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import "./look-course.css";
import type { TaskOf } from "../../content/level";
import type { Translate } from "../../content/messages";
import { gazePath } from "../kit/gaze-path";

/** How a scene is viewed: blurred except around the last gaze of the path. */
export function lookCourse(t: Translate, { saccades }: TaskOf<"glimpses">): TemplateResult {
  const gazes = [
    { x: 0.5, y: 0.5 },
    { x: 0.24, y: 0.3 },
    { x: 0.74, y: 0.24 },
    { x: 0.72, y: 0.66 },
  ];
  return html`<figure class="look-course">
    <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <defs>
        <filter id="look-blur" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="3.2" /></filter>
        <clipPath id="look-frame"><rect width="100" height="100" rx="6" /></clipPath>
        <clipPath id="look-spot"><circle cx="72" cy="66" r="19" /></clipPath>
      </defs>
      <g clip-path="url(#look-frame)">
        <rect width="100" height="100" fill="#8d9199" />
        <g filter="url(#look-blur)">${scene()}</g>
        <g clip-path="url(#look-spot)">${scene()}</g>
      </g>
      ${gazePath(gazes.slice(0, -1), "you", 5)}
      <circle class="look-ring" cx="72" cy="66" r="19" />
    </svg>
    <figcaption>${t("glimpses.intro.looks", { n: saccades })}</figcaption>
  </figure>`;
}

/** A generic scene: a bird among other things on a hill. */
const scene = (): SVGTemplateResult => svg`
  <rect width="100" height="100" fill="#b9c7d6" />
  <path d="M0 62c22-12 40-10 58-3s28 3 42-4v45H0z" fill="#7d8f6a" />
  <rect x="8" y="12" width="27" height="19" rx="2" fill="#8a6f4d" transform="rotate(-14 21 21)" />
  <ellipse cx="74" cy="24" rx="15" ry="9" fill="#d8c9a4" transform="rotate(18 74 24)" />
  <circle cx="26" cy="74" r="9" fill="#a8586a" />
  <rect x="40" y="82" width="20" height="12" fill="#54606f" transform="rotate(9 50 88)" />
  <g transform="translate(56 49) scale(0.55)">
    <path d="M13 33c2-8 9-12 16-11 2-5 6-7 10-6 4 1 6 4 6 7l6 3-6 1c-1 9-8 15-17 15-7 0-12-3-19-2 3-2 4-4 4-7z" fill="#3d4a63" />
    <circle cx="39.5" cy="21.5" r="1.6" fill="#fff" />
    <path d="M28 41v7m6-8v7" stroke="#2b3448" stroke-width="2" stroke-linecap="round" />
  </g>`;
