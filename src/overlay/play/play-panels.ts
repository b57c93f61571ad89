import { html, nothing, type TemplateResult } from "lit";
import "./play-panels.css";
import { until } from "lit/directives/until.js";
import type { Game } from "../../app/game";
import { hasRightAnswer } from "../../core/trial/trial";
import { outcomeMark } from "../kit/marks";
import { netStatus } from "../shared/net-status";
import { briefWords } from "./brief-words";
import { roundsOf } from "./play-words";

type GoOn = (event: MouseEvent) => void;

/** Before the first trial, while the net or the pictures are still loading. */
export function loadingPanel(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<div class="play-panel">
    <h2>${t("intro.ready")}</h2>
    ${netStatus(game)}
    ${picturesLine(game)}
  </div>`;
}

function picturesLine(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const { fetched } = game.stores.play.getState();
  if (fetched === null) return html``;
  return html`<div class="pictures-line">
    <p class="figure">${t("intro.pictures", { share: fetched })}</p>
    <div class="progress" aria-hidden="true" style="--share: ${fetched}"></div>
  </div>`;
}

export function breakPanel(game: Game, goOn: GoOn): TemplateResult {
  const { t } = game.stores.language.getState();
  const { level, round, caution } = game.stores.play.getState();
  if (caution)
    return html`<div class="play-panel">
      <h2>${t("untimed.title")}</h2>
      <p>${t(`untimed.${caution.why}`, { ms: caution.grain ?? 0 })}</p>
      <p class="muted">${t("untimed.play")}</p>
      <button type="button" class="button primary go-on" @click=${goOn}>${t("untimed.go")}</button>
    </div>`;
  if (level && round !== null) {
    const rounds = roundsOf(level);
    const values = { n: rounds.indexOf(round) + 1, total: rounds.length };
    return html`<div class="play-panel">
      <p class="muted figure">${t("round.number", values)}</p>
      <h2>
        ${until(
          game.levels.words(level.id).then(
            (words) => words.conditions.get(round) ?? round,
            () => round,
          ),
          " ",
        )}
      </h2>
      <p class="muted">${t("trial.look")}</p>
      <button type="button" class="button primary go-on" @click=${goOn}>${t("round.go")}</button>
    </div>`;
  }
  return html`<div class="play-panel">
    <h2>${t("trial.practice-over")}</h2>
    <p class="muted">${t("trial.look")}</p>
    <button type="button" class="button primary go-on" @click=${goOn}>${t("trial.practice-over.go")}</button>
  </div>`;
}

/** Brief feedback in the dock: right or wrong, where there is such a thing, and the truth. */
export function briefPanel(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const { reveal } = game.stores.play.getState();
  if (!reveal) return html``;
  const { correct, trial } = reveal.record;
  const { head, truth } = briefWords(game, reveal.record);
  const judged = hasRightAnswer(trial);
  return html`<div class=${judged ? `brief ${correct ? "right" : "wrong"}` : "brief"}>
    ${judged ? outcomeMark(correct, t(correct ? "a11y.right" : "a11y.wrong")) : nothing}
    <div>
      ${head === null ? nothing : html`<strong>${head}</strong>`}
      <p>${truth}</p>
    </div>
  </div>`;
}

/** In the dock, after a discarded flash. */
export function discardedPanel(game: Game, goOn: GoOn): TemplateResult {
  const { t } = game.stores.language.getState();
  const { trialState } = game.stores.play.getState();
  if (trialState.phase !== "discarded") return html``;
  return html`<div class="discarded">
    <div>
      <h2>${t("trial.discarded")}</h2>
      <p>${t(`trial.discarded.${trialState.reason}`)}</p>
      <p>${t("trial.discarded.again")}</p>
    </div>
    <button type="button" class="button primary go-on" @click=${goOn}>${t("trial.discarded.next")}</button>
  </div>`;
}
