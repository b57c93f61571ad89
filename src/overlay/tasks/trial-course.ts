import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { TaskOf } from "../../content/level";
import type { Translate } from "../../content/messages";
import { type Allowances, allowedDeadline, allowedExposure } from "../../core/trial/allowances";

/**
 * The course of one trial as four small frames on a timeline; where conditions differ, as a range from least to most.
 */
export function trialCourse(
  t: Translate,
  { timing, conditions, alternatives }: TaskOf<"flash">,
  allowances: Allowances,
): TemplateResult {
  const deadline = allowedDeadline(timing.deadline, allowances);
  const span = (key: "exposure" | "mask") => {
    const all = conditions.map((condition) => {
      const asked = condition.timing?.[key] ?? timing[key];
      return key === "exposure" ? allowedExposure(asked, allowances) : asked;
    });
    const [least, most] = [Math.min(...all), Math.max(...all)];
    return least === most ? t("common.ms", { ms: most }) : `${least}–${t("common.ms", { ms: most })}`;
  };
  const frames = [
    { name: "cross", drawing: cross(), words: t("intro.course.cross"), time: t("common.ms", { ms: timing.fixation }) },
    {
      name: "picture",
      drawing: picture(),
      words: t("intro.course.picture"),
      time: span("exposure"),
    },
    { name: "mask", drawing: noise(), words: t("intro.course.mask"), time: span("mask") },
    {
      name: "choose",
      drawing: choices(alternatives),
      words: t("intro.course.choose"),
      time: deadline === null ? t("intro.course.unlimited") : t("intro.course.up-to", { s: deadline / 1000 }),
    },
  ].filter(({ name }) => name !== "mask" || span("mask") !== t("common.ms", { ms: 0 }));
  return html`<figure class="course" aria-labelledby="course-name">
    <figcaption id="course-name" class="visually-hidden">${t("intro.course")}</figcaption>
    <ol class="course-frames">
      ${frames.map(
        ({ name, drawing, words, time }) => html`<li class=${name}>
          <svg viewBox="0 0 64 64" aria-hidden="true" focusable="false"><rect width="64" height="64" rx="6" fill=${name === "choose" ? "var(--panel-2)" : "var(--field)"} />${drawing}</svg>
          <span class="course-time figure">${time}</span>
          <span class="course-words">${words}</span>
        </li>`,
      )}
    </ol>
  </figure>`;
}

const cross = (): SVGTemplateResult =>
  svg`<path d="M32 25v14M25 32h14" stroke="#111" stroke-width="2.5" stroke-linecap="round" />`;

/** A generic picture: a bird on a hill. */
const picture = (): SVGTemplateResult => svg`
  <clipPath id="course-clip"><rect width="64" height="64" rx="6" /></clipPath>
  <g clip-path="url(#course-clip)">
    <rect width="64" height="64" fill="#b9c7d6" />
    <path d="M0 46c14-8 26-6 36-2s20 3 28-2v22H0z" fill="#7d8f6a" />
    <path d="M13 33c2-8 9-12 16-11 2-5 6-7 10-6 4 1 6 4 6 7l6 3-6 1c-1 9-8 15-17 15-7 0-12-3-19-2 3-2 4-4 4-7z" fill="#3d4a63" />
    <circle cx="39.5" cy="21.5" r="1.6" fill="#fff" />
    <path d="M28 41v7m6-8v7" stroke="#2b3448" stroke-width="2" stroke-linecap="round" />
  </g>`;

/** A still patch of noise, always the same. */
function noise(): SVGTemplateResult {
  const cells: SVGTemplateResult[] = [];
  let state = 7;
  for (let row = 0; row < 13; row++)
    for (let column = 0; column < 13; column++) {
      state = (state * 1103515245 + 12345) % 2147483648;
      const light = 60 + Math.round((state / 2147483648) * 140);
      cells.push(
        svg`<rect x=${6 + column * 4} y=${6 + row * 4} width="4.1" height="4.1" fill=${`rgb(${light} ${light} ${light})`} />`,
      );
    }
  return svg`${cells}`;
}

/** The answer keys, with the second one pressed. */
function choices(count: number): SVGTemplateResult {
  const columns = count > 4 ? 3 : 2;
  const rows = Math.ceil(count / columns);
  const width = 52 / columns - 3;
  const height = 52 / rows - 3;
  return svg`${Array.from({ length: count }, (_, index) => {
    const x = 7.5 + (index % columns) * (width + 3);
    const y = 7.5 + Math.floor(index / columns) * (height + 3);
    const taken = index === 1;
    return svg`<rect x=${x} y=${y} width=${width} height=${height} rx="4" fill=${taken ? "var(--you)" : "#2b3650"} />
      <text x=${x + width / 2} y=${y + height / 2 + 4} text-anchor="middle" font-size="11" font-weight="650" fill=${taken ? "#1d1200" : "#eef2f8"}>${index + 1}</text>`;
  })}`;
}
