import { html, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import { shownSide } from "../../core/trial/room";
import { pixelsPerDegree } from "../../core/vision/visual-angle";
import { joinSentences } from "../kit/join-sentences";
import { slider } from "../kit/slider";

/** The viewing distance, and the size of a degree from there. */
export function viewingDistance(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const { viewingDistanceCm } = game.stores.settings.getState();
  const { pixelsPerMm, field } = game.settings.viewing();
  const degree = pixelsPerDegree(pixelsPerMm, viewingDistanceCm);
  const picture = shownSide(field) / degree;
  return html`${slider({
    label: t("settings.distance"),
    said: t("settings.distance.value", { cm: viewingDistanceCm }),
    min: 20,
    max: 150,
    step: 1,
    value: viewingDistanceCm,
    onInput: (cm) => game.settings.change({ viewingDistanceCm: cm }),
  })}
    <p class="figure">${joinSentences(t, [t("settings.degree", { px: degree }), t("settings.degree.picture", { deg: picture })])}</p>`;
}
