import { html, type TemplateResult } from "lit";
import "../kit/stimulus-picture";
import type { Game } from "../../app/game";
import { pictureName } from "../shared/truth-words";
import { netMind } from "./net-mind";
import { revealFrame } from "./reveal-frame";
import { shownFacts } from "./shown-facts";

/** After the answer: the picture again, the truth, both answers, and the net's view. */
export function revealPanel(game: Game, goOn: (event: MouseEvent) => void): TemplateResult {
  const { t } = game.stores.language.getState();
  const { reveal } = game.stores.play.getState();
  if (!reveal) return html``;
  const { record, stimulus } = reveal;
  const category = pictureName(game, record.trial);
  return revealFrame(game, {
    record,
    picture: html`<stimulus-picture
      .source=${stimulus.raster}
      .label=${t("reveal.picture", { category })}
    ></stimulus-picture>`,
    mind: netMind(game, record),
    facts: shownFacts(game, record),
    ...(record.trial.practice && { note: html`<span class="muted">${t("reveal.practice")}</span>` }),
    goOn,
  });
}
