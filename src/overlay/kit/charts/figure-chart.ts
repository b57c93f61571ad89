import { html, type TemplateResult } from "lit";
import "./figure.css";
import { estimateSentence, figureAlternative, figureTitle, trialNotes } from "../../../app/figure-words";
import type { Game } from "../../../app/game";
import type { Figure } from "../../../core/figure/figure";
import { LightElement } from "../light-element";
import { curvePlot } from "./curve-plot";
import { scalePlot } from "./scale-plot";

/** Draws one figure at its actual width, so that its text keeps its size on a phone. */
class FigureChart extends LightElement {
  static override properties = {
    game: { attribute: false },
    figure: { attribute: false },
    t: { attribute: false },
    width: { state: true },
  };
  declare game: Game;
  declare figure: Figure;
  declare private width: number;

  constructor() {
    super();
    this.width = 320;
  }

  protected override follow() {
    const watcher = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width > 0) this.width = Math.max(240, width);
    });
    watcher.observe(this);
    return [() => watcher.disconnect()];
  }

  protected override render(): TemplateResult {
    const { game, figure, width } = this;
    const { t } = game.stores.language.getState();
    const { body, height } = figure.type === "curve" ? curvePlot(t, figure, width) : scalePlot(t, figure, width);
    return html`<figure class="figure-card">
      <figcaption><h3>${figureTitle(t, figure)}</h3></figcaption>
      <svg class="figure-plot" role="img" aria-label=${figureAlternative(t, figure)} width=${width} height=${height}
        viewBox=${`0 0 ${width} ${height}`}>${body}</svg>
      <ul class="figure-estimates" aria-hidden="true">
        ${figure.estimates.map(
          (estimate) => html`<li class=${`of-${estimate.owner}`}>${estimateSentence(t, estimate)}</li>`,
        )}
      </ul>
      ${trialNotes(t, figure).map((note) => html`<p class="small muted figure-note" aria-hidden="true">${note}</p>`)}
    </figure>`;
  }
}

customElements.define("figure-chart", FigureChart);

/** A measured result as a chart, with its estimates as sentences below. */
export function figureChart(game: Game, figure: Figure): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<figure-chart .game=${game} .figure=${figure} .t=${t}></figure-chart>`;
}
