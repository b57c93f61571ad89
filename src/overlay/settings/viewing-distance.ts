import { html, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import { pixelsPerDegree } from "../../core/vision/visual-angle";
import { joinSentences } from "../kit/join-sentences";
import { slider } from "../kit/slider";
import { pictureSide, USUAL_PIXELS_PER_MM } from "./screen-measures";

/** How far the eye is from the screen, and how large a degree is from there. */
export function viewingDistance(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const { pixelsPerMm, viewingDistanceCm } = game.stores.settings.getState();
  const degree = pixelsPerDegree(pixelsPerMm ?? USUAL_PIXELS_PER_MM, viewingDistanceCm);
  const picture = pictureSide(window.innerWidth, window.innerHeight) / degree;
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
