import { html, nothing, type TemplateResult } from "lit";
import "./play-bar.css";
import { styleMap } from "lit/directives/style-map.js";
import type { Game } from "../../app/game";
import { meritOf } from "../../content/level";
import { netMark, youMark } from "../kit/marks";
import { levelTitle } from "../shared/level-names";

/** The thin bar above the field: progress, score, and the way out. */
export function playBar(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const { level, trial, done, of } = game.stores.play.getState();
  const n = Math.min(done + 1, of);
  const progress = trial ? t(trial.practice ? "trial.practice" : "trial.progress", { n, total: of }) : nothing;
  // Neither shape nor texture is right: a tally would teach the player which one counts.
  const tallied = level !== null && meritOf(level) === "accuracy";
  return html`<header class="play-bar">
    <button type="button" class="play-leave" @click=${() => game.play.askToLeave()} aria-label=${t("trial.leave")}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M10 2.5 4.5 8 10 13.5" /></svg>
      <span>${t("trial.leave")}</span>
    </button>
    <div class="play-where">
      <h1>${level ? levelTitle(game, level.id) : nothing}</h1>
      <span class="play-progress figure">${progress}</span>
    </div>
    ${tallied ? scores(game) : nothing}
    <div class="play-line" aria-hidden="true">
      <span style=${styleMap({ "--share": String(of > 0 ? done / of : 0) })}></span>
    </div>
  </header>`;
}

function scores(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const { score } = game.stores.play.getState();
  return html`<div class="play-score figure" role="group" aria-label=${t("a11y.scores")}>
      <span>${youMark()}<span class="visually-hidden">${t("trial.score.you", { n: score.you })}</span
        ><span aria-hidden="true">${score.you}</span></span>
      <span>${netMark()}<span class="visually-hidden"
          >${score.net === null ? t("net.absent.short") : t("trial.score.net", { n: score.net })}</span
        ><span aria-hidden="true">${score.net ?? "–"}</span></span>
    </div>`;
}
