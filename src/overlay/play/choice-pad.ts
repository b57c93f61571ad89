import { html, type TemplateResult } from "lit";
import "./choice-pad.css";
import { styleMap } from "lit/directives/style-map.js";
import type { Game } from "../../app/game";
import type { ResponseDevice } from "../../core/trial/record";
import type { CategoryId, Trial } from "../../core/trial/trial";

/** The choices of a trial, each with the number of its key, and the time left to answer. */
export function choicePad(game: Game, trial: Trial): TemplateResult {
  const { t } = game.stores.language.getState();
  const press = (choice: CategoryId) => (event: PointerEvent) => {
    if (event.button === 0) game.play.answer(choice, event.timeStamp, deviceOf(event.pointerType));
  };
  // A pointer has answered before its click comes; what is left are keys on a button and screen readers.
  const click = (choice: CategoryId) => (event: MouseEvent) =>
    game.play.answer(choice, event.timeStamp, event.detail === 0 ? "keyboard" : "mouse");
  return html`<div class="choice-pad" role="group" aria-labelledby="choice-prompt" tabindex="-1">
    <div class="choice-head">
      <h2 id="choice-prompt">${t("trial.prompt")}</h2>
      <div class="time-left" aria-hidden="true" style=${styleMap({ "--deadline": `${trial.timing.deadline}ms` })}>
        <span></span>
      </div>
    </div>
    <div class="choices" style=${styleMap({ "--choices": String(trial.choices.length) })}>
      ${trial.choices.map(
        (choice, index) => html`<button
          type="button"
          class="choice"
          @pointerdown=${press(choice)}
          @click=${click(choice)}
        >
          <kbd aria-hidden="true">${index + 1}</kbd><span>${game.pictures.categoryName(choice)}</span>
        </button>`,
      )}
    </div>
  </div>`;
}

function deviceOf(pointerType: string): ResponseDevice {
  return pointerType === "touch" || pointerType === "pen" ? pointerType : "mouse";
}
