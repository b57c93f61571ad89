import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";

/** Line drawings of one weight. Decorative: the text beside them carries the meaning. */
function icon(lines: SVGTemplateResult, size = 20): TemplateResult {
  return html`<svg width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${lines}</svg>`;
}

export const backIcon = () => icon(svg`<path d="M14.5 5.5 8 12l6.5 6.5" />`);
export const closeIcon = () => icon(svg`<path d="m6.5 6.5 11 11m0-11-11 11" />`);
export const playIcon = (size = 20) => icon(svg`<path d="M8 5.2v13.6L19 12z" fill="currentColor" />`, size);
export const mapIcon = () =>
  icon(svg`<circle cx="5.5" cy="18" r="2.2" /><circle cx="11" cy="8" r="2.2" /><circle cx="19" cy="13.5" r="2.2" />
    <path d="m6.6 16 3.3-6m3 -.9 4.2 3.2" />`);
export const settingsIcon = () =>
  icon(
    svg`<path d="M4 7.5h9m5 0h2M4 16.5h3m5 0h8" /><circle cx="15.5" cy="7.5" r="2.3" /><circle cx="9.5" cy="16.5" r="2.3" />`,
  );
export const checkIcon = (size = 20) => icon(svg`<path d="m5.5 12.5 4.2 4.2 8.8-9.2" stroke-width="2.4" />`, size);
export const lockIcon = (size = 20) =>
  icon(svg`<rect x="6" y="11" width="12" height="8.5" rx="2" /><path d="M8.8 11V8.2a3.2 3.2 0 0 1 6.4 0V11" />`, size);
export const downloadIcon = () => icon(svg`<path d="M12 4.5v10m-4-4 4 4 4-4M5 19h14" />`);
export const notebookIcon = () =>
  icon(
    svg`<rect x="5" y="3.5" width="14.5" height="17" rx="2" /><path d="M3 8h4m-4 4h4m-4 4h4m3.5 .5 3-4 2 1.5 2-4" />`,
  );
export const waveIcon = () => icon(svg`<path d="M3 12c2-6 4-6 6 0s4 6 6 0 4-6 6 0" />`);
export const alertIcon = () => icon(svg`<path d="M12 4 2.8 19.5h18.4zM12 10v4.2m0 2.6v.2" />`);
export const soundIcon = () =>
  icon(svg`<path d="M4.5 9.5v5h3.2L12 18.5V5.5L7.7 9.5zM15.5 9a4.5 4.5 0 0 1 0 6m2.7-8.5a8 8 0 0 1 0 11" />`);

/** A frame with a flash in it. */
export const flashIcon = (size = 28) =>
  icon(svg`<rect x="3" y="4.5" width="18" height="15" rx="2.5" /><path d="m12.8 7.5-3.6 5h5.2l-3.4 4.5" />`, size);

/** Four answers, one of them taken. */
export const choicesIcon = (size = 28) =>
  icon(
    svg`<rect x="3.5" y="4.5" width="7.5" height="6.5" rx="1.6" /><rect x="13.5" y="4.5" width="7" height="6.5" rx="1.6" fill="var(--you)" stroke="var(--you)" />
    <rect x="3.5" y="13.5" width="7.5" height="6.5" rx="1.6" /><rect x="13.5" y="13.5" width="7" height="6.5" rx="1.6" />`,
    size,
  );

/** You and the net, side by side. */
export const duelIcon = (size = 28) =>
  icon(
    svg`<circle cx="7.2" cy="12" r="4.2" fill="var(--you)" stroke="none" /><path d="M17 6.8 22 12l-5 5.2L12 12z" fill="var(--net)" stroke="none" />`,
    size,
  );

/** Several players before one screen. */
export const classIcon = (size = 20) =>
  icon(
    svg`<rect x="4" y="3.5" width="16" height="9.5" rx="1.5" fill="none" stroke="currentColor" stroke-width="1.6" /><circle cx="6" cy="17.8" r="2.2" fill="var(--you)" stroke="none" /><circle cx="12" cy="17.8" r="2.2" fill="var(--you)" stroke="none" /><path d="M18 15.2 20.6 17.8 18 20.4 15.4 17.8z" fill="var(--net)" stroke="none" />`,
    size,
  );

/** The mark for beating the net: a star, half yours and half won from the net. */
export const starIcon = (
  size = 22,
) => html`<svg width=${size} height=${size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
  <path d="m12 2.2 2.95 6.25 6.85.86-5.03 4.72 1.3 6.78L12 17.5z" fill="var(--net)" />
  <path d="M12 2.2 9.05 8.45l-6.85.86 5.03 4.72-1.3 6.78L12 17.5z" fill="var(--you)" />
</svg>`;
