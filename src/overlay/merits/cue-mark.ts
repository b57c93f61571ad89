import { html, nothing, svg, type TemplateResult } from "lit";

/** The cue an answer followed: a cat's outline without a surface, or a surface without an outline. */
export function cueMark(cue: "shape" | "texture", meaning = ""): TemplateResult {
  return html`<svg class="mark mark-cue" viewBox="0 0 16 16" role=${meaning ? "img" : nothing} aria-label=${meaning || nothing}
    aria-hidden=${meaning ? nothing : "true"} focusable="false">
    ${
      cue === "shape"
        ? svg`<path d="M2.8 2 6.2 4.6h3.6L13.2 2v7.2a5.2 5 0 0 1-10.4 0Z" class="hollow" />`
        : svg`<path d="M2 6 6 2M2 11 11 2M3 15 15 3M8 15l7-7M13 15l2-2" class="hollow" />`
    }
  </svg>`;
}
