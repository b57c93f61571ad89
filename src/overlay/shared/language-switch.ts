import { html, type TemplateResult } from "lit";
import "./language-switch.css";
import type { Game } from "../../app/game";
import { languages } from "../../content/language";

/** One button per language, each named in its own language. */
export function languageSwitch(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<div class="switch" role="group" aria-label=${t("title.language")}>
    ${languages.map(
      (language) => html`<button type="button" lang=${language} aria-pressed=${language === t.language}
        @click=${() => void game.settings.speak(language)}>${t(`language.${language}`)}</button>`,
    )}
  </div>`;
}
