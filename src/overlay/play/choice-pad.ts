import { html, nothing, type TemplateResult } from "lit";
import "./choice-pad.css";
import { styleMap } from "lit/directives/style-map.js";
import type { Game } from "../../app/game";
import type { Trial } from "../../core/trial/trial";
import { type Answer, choiceButtons } from "./choices";

/** The question, the time left to answer it, and the choices. */
export function choicePad(
  game: Game,
  trial: Pick<Trial, "choices" | "timing">,
  answer: Answer = (choice, at, device) => game.play.answer(choice, at, device),
): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<div class="choice-pad" role="group" aria-labelledby="choice-prompt" tabindex="-1">
    <div class="choice-head">
      <h2 id="choice-prompt">${t("trial.prompt")}</h2>
      ${
        trial.timing.deadline === null
          ? nothing
          : html`<div class="time-left" aria-hidden="true" style=${styleMap({ "--deadline": `${trial.timing.deadline}ms` })}>
              <span></span>
            </div>`
      }
    </div>
    <div class="choices" style=${styleMap({ "--choices": String(trial.choices.length) })}>
      ${choiceButtons(game, trial.choices, answer)}
    </div>
  </div>`;
}
