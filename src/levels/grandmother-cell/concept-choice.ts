import { html, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { CategoryId } from "../../core/trial/trial";
import { HUNT_CONCEPTS } from "./panel-run";
import { say } from "./say";

/** The concepts as buttons, with the current one pressed. */
export function conceptChoice(game: Game, chosen: CategoryId, choose: (concept: CategoryId) => void): TemplateResult {
  return html`<div class="row tight hunt-concepts" role="group" aria-label=${say(game)("hunt.concepts")}>
    ${HUNT_CONCEPTS.map(
      (concept) => html`<button
        type="button"
        class="button small"
        aria-pressed=${concept === chosen ? "true" : "false"}
        @click=${() => choose(concept)}
      >${game.pictures.categoryName(concept)}</button>`,
    )}
  </div>`;
}
