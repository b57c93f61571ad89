import { html, type TemplateResult } from "lit";
import type { Game } from "../../../app/game";

export function hostScreen(_game: Game): TemplateResult {
  return html`<section class="screen middle"></section>`;
}
