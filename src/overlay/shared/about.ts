import { html, type TemplateResult } from "lit";
import "./about.css";
import type { Game } from "../../app/game";

/** What Glimpse is, whose pictures it shows, and links to their licences. */
export function about(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<div class="stack tight about">
    <p>${t("about.what")}</p>
    <p>${t("about.ground")}</p>
    <p>${t("about.credits")}</p>
    <p class="row">
      <a href="assets/CREDITS.md" target="_blank" rel="noopener">${t("about.credits.link")}<span class="visually-hidden"> (${t("common.new-tab")})</span></a>
      <a href="THIRD-PARTY-NOTICES.txt" target="_blank" rel="noopener">${t("about.notices.link")}<span class="visually-hidden"> (${t("common.new-tab")})</span></a>
      <span class="figure">${t("about.version", { version: game.appVersion })}</span>
    </p>
  </div>`;
}
