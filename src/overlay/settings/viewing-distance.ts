import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Game } from "../../app/game";
import { shownSide } from "../../core/trial/room";
import { pixelsPerDegree } from "../../core/vision/visual-angle";
import { joinSentences } from "../kit/join-sentences";

/** How far the eye is from the screen, and how large a degree is from there. */
export function viewingDistance(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const { viewingDistanceCm } = game.stores.settings.getState();
  const { pixelsPerMm, field } = game.settings.viewing();
  const degree = pixelsPerDegree(pixelsPerMm, viewingDistanceCm);
  const picture = shownSide(field) / degree;
  const cm = t("settings.distance.value", { cm: viewingDistanceCm });
  const take = (event: Event) =>
    game.settings.change({ viewingDistanceCm: Number((event.target as HTMLInputElement).value) });
  return html`<label class="stack tight">
      <span class="row between"><span>${t("settings.distance")}</span><output class="figure">${cm}</output></span>
      <input type="range" min="20" max="150" step="1" .value=${live(String(viewingDistanceCm))} aria-valuetext=${cm} @input=${take} />
    </label>
    <p class="figure">${joinSentences(t, [t("settings.degree", { px: degree }), t("settings.degree.picture", { deg: picture })])}</p>`;
}
