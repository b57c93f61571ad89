import { html, nothing, type TemplateResult } from "lit";
import "../styles/reveal.css";
import "./stimulus-picture";
import type { Game } from "../../app/game";
import { netMark, youMark } from "../charts/marks";
import { duelCards } from "./duel-cards";
import { revealHeadline } from "./headline";
import { netMind } from "./net-mind";
import { shownFacts } from "./shown-facts";

/** After the answer: the picture back, the truth, both answers, and what the net had in mind. */
export function revealPanel(game: Game, goOn: (event: MouseEvent) => void): TemplateResult {
  const { t } = game.stores.language.getState();
  const { reveal, done, of } = game.stores.play.getState();
  if (!reveal) return html``;
  const { record, stimulus } = reveal;
  const { trial } = record;
  const truth = game.categoryName(trial.answer);
  const last = !trial.practice && done + 1 >= of;
  return html`<div class="reveal" role="region" aria-labelledby="reveal-headline" data-trial=${trial.id}>
    <div class="reveal-scroll" tabindex="0" role="group" aria-labelledby="reveal-headline">
      <h2 id="reveal-headline" class="reveal-headline">
        <span class="headline-marks">${youMark(!record.correct)}${record.net ? netMark(!record.net.correct) : nothing}</span>
        ${t(revealHeadline(record))}
      </h2>
      <figure class="reveal-picture">
        <stimulus-picture
          .source=${stimulus.raster}
          .label=${t("reveal.picture", { category: truth })}
        ></stimulus-picture>
        <figcaption>${t("reveal.truth", { category: truth })}</figcaption>
      </figure>
      ${duelCards(game, record)}
      <div class="reveal-mind">${netMind(game, record)}</div>
      ${shownFacts(game, record)}
    </div>
    <footer class="reveal-foot">
      ${trial.practice ? html`<span class="muted">${t("reveal.practice")}</span>` : nothing}
      <button type="button" class="button primary go-on" @click=${goOn}>
        ${t(last ? "reveal.results" : "reveal.next")} <kbd aria-hidden="true">Enter</kbd>
      </button>
    </footer>
  </div>`;
}
