import { html, nothing, type TemplateResult } from "lit";
import "./bar-list.css";
import { styleMap } from "lit/directives/style-map.js";

export interface Bar {
  readonly label: string;
  /** Length of the bar, 0 to 1. */
  readonly share: number;
  /** Text at the bar's end. */
  readonly value: string;
  /** Marks beside the label. */
  readonly marks?: readonly TemplateResult[];
  readonly strong?: boolean;
  /** The label's language, when it differs from the page's. */
  readonly lang?: string | undefined;
}

/** Horizontal bars as a list, so that screen readers read each label and value. */
export function barList(bars: readonly Bar[], label: string): TemplateResult {
  return html`<ul class="bars" aria-label=${label}>
    ${bars.map(
      (bar) => html`<li class=${bar.strong ? "bar strong" : "bar"}>
        <span class="bar-label"><span lang=${bar.lang ?? nothing}>${bar.label}</span>${bar.marks ?? nothing}</span>
        <span class="bar-value figure">${bar.value}</span>
        <span class="bar-track" aria-hidden="true"
          ><span class="bar-fill" style=${styleMap({ "--share": String(Math.max(0, Math.min(1, bar.share))) })}></span
        ></span>
      </li>`,
    )}
  </ul>`;
}
