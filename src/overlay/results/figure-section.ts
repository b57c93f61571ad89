import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { Figure } from "../../core/figure/figure";
import { figureChart } from "../kit/charts/figure-chart";

/** The level's measurements beyond the score. */
export function figureSection(game: Game, figures: readonly Figure[]): TemplateResult | typeof nothing {
  if (figures.length === 0) return nothing;
  return html`<section class="results-figures">
    ${figures.map((figure) => html`<div class="panel">${figureChart(game, figure)}</div>`)}
  </section>`;
}
