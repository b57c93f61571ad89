import { html, type TemplateResult } from "lit";
import type { Game } from "../../../app/game";

export function seatScreen(_game: Game): TemplateResult {
  return html`<section class="screen middle"></section>`;
}
