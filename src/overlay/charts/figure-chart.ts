import { html, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { Figure } from "../../core/figure/figure";

/** A measured result as a chart. */
export function figureChart(_game: Game, figure: Figure): TemplateResult {
  return html`<pre>${JSON.stringify(figure.estimates, null, 1)}</pre>`;
}
