import { html, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import { alertIcon } from "../kit/icons";

/** Shown when the game cannot continue: what happened, and two ways out. */
export function faultScreen(game: Game, message: string): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<section class="screen middle narrow">
    <div class="panel stack loose" role="alert">
      <span class="warning-sign">${alertIcon()}</span>
      <h1 tabindex="-1">${t("error.title")}</h1>
      <p>${message}</p>
      <div class="row">
        <button type="button" class="button primary" @click=${() => game.go.title()}>${t("common.home")}</button>
        <button type="button" class="button" @click=${() => location.reload()}>${t("error.reload")}</button>
      </div>
    </div>
  </section>`;
}
