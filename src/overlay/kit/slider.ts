import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import "./slider.css";

export interface Slider {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  /** The value as text. */
  readonly said: string;
  /** For screen readers, when the visible text is too short to understand alone. */
  readonly spoken?: string;
  readonly onInput: (value: number) => void;
  /**
   * Label and value go above the track; or beside it, if the screen has room; or the label is for screen readers only
   * and the value goes beside the track.
   */
  readonly head?: "above" | "beside" | "unseen";
  /** Content below the track. */
  readonly strip?: unknown;
}

/** The one slider used everywhere. */
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
  // Set min and max before the value, or the browser clamps it to the old limits.
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
