import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import "./slider.css";

export interface Slider {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  /** How the value is said. */
  readonly said: string;
  /** For screen readers, where what is seen is too short to be understood alone. */
  readonly spoken?: string;
  readonly onInput: (value: number) => void;
  /**
   * Label and value stand above the track; or beside it, where the screen has room; or the label is for screen readers
   * alone and the value stands beside the track.
   */
  readonly head?: "above" | "beside" | "unseen";
  /** Something small under the track. */
  readonly strip?: unknown;
}

/** The house's one slider. */
export function slider({
  label,
  min,
  max,
  step,
  value,
  said,
  spoken = said,
  onInput,
  head = "above",
  strip,
}: Slider): TemplateResult {
  // Min and max come before the value, or the browser cuts the value to the limits before.
  return html`<label class=${`slider ${head}`}>
    <span class=${head === "unseen" ? "visually-hidden" : "slider-label"}>${label}</span>
    <span class="slider-said figure" aria-hidden="true">${said}</span>
    <input
      type="range"
      min=${min}
      max=${max}
      step=${step}
      .value=${live(String(value))}
      aria-label=${label}
      aria-valuetext=${spoken}
      @input=${(event: Event) => onInput(Number((event.target as HTMLInputElement).value))}
    />
    ${strip === undefined ? nothing : html`<span class="slider-strip" aria-hidden="true">${strip}</span>`}
  </label>`;
}
