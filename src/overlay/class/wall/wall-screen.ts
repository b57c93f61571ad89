import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../../app/game";

/** What the class sees on the wall. */
export function wallView(game: Game): TemplateResult {
  const view = game.stores.classroom.getState().host?.view;
  return html`<section class="screen middle"><h1 tabindex="-1">${view?.code ?? nothing}</h1></section>`;
}
