import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { Level } from "../../content/level";
import "./copy-link";
import { mapIcon, notebookIcon } from "../kit/icons";
import "../shared/trials-download";

/** The further actions on this screen. */
export function resultsActions(game: Game, level: Level, seed: string): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<nav class="results-actions row" aria-label=${t("common.next")}>
    ${
      game.levels.room(level).lab
        ? html`<button type="button" class="button primary" @click=${() => game.go.lab(level.id)}>${t("lab.open")}</button>`
        : nothing
    }
    <button type="button" class="button" @click=${() => game.play.again(false)}>${t("results.again")}</button>
    <button type="button" class="button" @click=${() => game.play.again(true)}>${t("results.same")}</button>
    <button type="button" class="button" @click=${() => game.go.map()}>${mapIcon()} ${t("results.map")}</button>
    ${
      game.stores.session.getState().figures.length > 0
        ? html`<button type="button" class="button" @click=${() => game.go.notebook()}>${notebookIcon()} ${t("notebook.title")}</button>`
        : nothing
    }
    <trials-download .game=${game} .words=${t("results.download")} quiet></trials-download>
    <copy-link .game=${game} .level=${level.id} .seed=${seed}></copy-link>
  </nav>`;
}
