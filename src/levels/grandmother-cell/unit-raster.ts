import { html, type TemplateResult } from "lit";
import "./unit-raster.css";
import type { Game } from "../../app/game";
import type { PanelStimulus } from "../../core/concept/panel";
import { type PictureForm, pictureForms } from "../../core/trial/flash-task";
import type { CategoryId } from "../../core/trial/trial";
import { HUNT_CONCEPTS } from "./panel-run";
import { say } from "./say";

interface UnitResponses {
  readonly game: Game;
  readonly panel: readonly PanelStimulus[];
  readonly response: (index: number) => number;
  readonly concept: CategoryId;
  readonly forms?: readonly PictureForm[];
  /** The bars' owner, for the colours. */
  readonly owner: "net" | "model";
  readonly label: string;
}

/** One bar per stimulus: one row per concept, stimuli in columns by form. Lengths are relative to the largest. */
export function unitRaster({
  game,
  panel,
  response,
  concept,
  forms = pictureForms,
  owner,
  label,
}: UnitResponses): TemplateResult {
  const t = say(game);
  const largest = Math.max(...panel.map((_, index) => response(index)), 1e-9);
  const rows = [concept, ...HUNT_CONCEPTS.filter((each) => each !== concept)];
  const bars = (row: CategoryId, form: PictureForm) =>
    panel.map((stimulus, index) =>
      stimulus.concept === row && stimulus.form === form
        ? html`<i style=${`height:${Math.max(4, (100 * Math.max(0, response(index))) / largest).toFixed(1)}%`}></i>`
        : "",
    );
  return html`<div class="unit-raster ${owner}" role="img" aria-label=${label}>
    <div class="raster-row raster-head" aria-hidden="true">
      <span></span>${forms.map((form) => html`<span class="raster-cell form-${form}">${t(`hunt.form.${form}`)}</span>`)}
    </div>
    ${rows.map(
      (row) => html`<div class=${row === concept ? "raster-row own" : "raster-row"} aria-hidden="true">
        <span class="raster-name">${game.pictures.categoryName(row)}</span>
        ${forms.map((form) => html`<span class="raster-cell form-${form}">${bars(row, form)}</span>`)}
      </div>`,
    )}
  </div>`;
}
