import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Game } from "../../app/game";
import { answerTimes } from "../../core/trial/allowances";

/** How long the choices wait for an answer. */
export function answerTime(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const { answerTime: now = "level" } = game.stores.settings.getState();
  return html`<fieldset class="panel stack" aria-describedby="settings-answer-note">
    <legend class="visually-hidden">${t("settings.answer")}</legend>
    <h2 aria-hidden="true">${t("settings.answer")}</h2>
    <div class="options">
      ${answerTimes.map(
        (each) => html`<label class="option">
          <input type="radio" name="answer-time" .checked=${live(each === now)} @change=${() => game.settings.change({ answerTime: each })} />
          <span>${t(`settings.answer.${each}`)}</span>
        </label>`,
      )}
    </div>
    <p id="settings-answer-note" class="muted small">${t("settings.answer.note")}</p>
  </fieldset>`;
}
