import { html, type TemplateResult } from "lit";

/** An eye whose iris is the player's disc and whose pupil is the net's diamond. */
export function emblem(width: number): TemplateResult {
  return html`<svg class="emblem" width=${width} height=${width * 0.6} viewBox="0 0 120 72" fill="none" aria-hidden="true" focusable="false">
    <path d="M4 36C20 13 38 4 60 4s40 9 56 32c-16 23-34 32-56 32S20 59 4 36z" fill="var(--ground)" stroke="var(--ink)" stroke-width="4" stroke-linejoin="round" />
    <circle cx="60" cy="36" r="23" fill="var(--you)" />
    <path d="M60 21.5 74.5 36 60 50.5 45.5 36z" fill="var(--ground)" />
    <path d="M60 26 70 36 60 46 50 36z" fill="var(--net)" />
  </svg>`;
}
