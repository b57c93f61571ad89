import "./warning.css";
import { html, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import { alertIcon, backIcon } from "../kit/icons";

/** Asks once before the first flash: with flashes, in calm mode, or not at all. */
export function warningScreen(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<section class="screen middle warning-screen">
    <div class="panel stack loose" role="group" aria-label=${t("a11y.dialog.warning")}>
      <header class="stack tight">
        <span class="warning-sign">${alertIcon()}</span>
        <h1 tabindex="-1">${t("warning.title")}</h1>
      </header>
      <p>${t("warning.what")}</p>
      <p class="warning-who">${t("warning.who")}</p>
      <div class="stack warning-ways">
        <button type="button" class="button primary large" @click=${() => game.go.acceptFlashes(false)}>${t("warning.accept")}</button>
        <button type="button" class="button large" @click=${() => game.go.acceptFlashes(true)}>${t("warning.calm")}</button>
        <button type="button" class="button quiet" @click=${() => game.go.map()}>${backIcon()} ${t("warning.back")}</button>
      </div>
      <p class="muted small">${t("warning.later")}</p>
    </div>
  </section>`;
}
