import { html, svg, type TemplateResult } from "lit";

/** The two players' marks, distinct in shape as well as colour. Hollow when a player was wrong. */
export function youMark(hollow = false): TemplateResult {
  return html`<svg class="mark you" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    ${hollow ? svg`<circle cx="8" cy="8" r="5.75" class="hollow" />` : svg`<circle cx="8" cy="8" r="6.5" />`}
  </svg>`;
}

export function netMark(hollow = false): TemplateResult {
  return html`<svg class="mark net" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    ${
      hollow
        ? svg`<path d="M8 1.6 14.4 8 8 14.4 1.6 8Z" class="hollow" />`
        : svg`<path d="M8 .5 15.5 8 8 15.5 .5 8Z" />`
    }
  </svg>`;
}

/** A tick or a cross, with a text alternative. */
export function outcomeMark(right: boolean, meaning: string): TemplateResult {
  return html`<svg class=${`outcome ${right ? "right" : "wrong"}`} viewBox="0 0 16 16" role="img" aria-label=${meaning}>
    ${right ? svg`<path d="M2.5 8.6 6.4 12.5 13.5 4" />` : svg`<path d="M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5" />`}
  </svg>`;
}
