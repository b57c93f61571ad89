import { html, type TemplateResult } from "lit";
import "../kit/stimulus-picture";
import type { Raster } from "../../core/vision/raster";
import { ExplanationElement } from "../kit/explanation-element";
import type { DrawLevel } from "../kit/level-view";
import { pictureSpec } from "../kit/sample-picture";

/** For a level with no explanation of its own: the player's last picture, and the level's words beside it. */
class PlainExplanation extends ExplanationElement {
  #picture: Promise<Raster> | null = null;

  protected override render(): TemplateResult {
    const { t } = this.game.stores.language.getState();
    this.#picture ??= this.game.pictures.compose(pictureSpec(this.game)).then(({ raster }) => raster);
    return html`<div class="explain-picture plain">
        <stimulus-picture .source=${this.#picture} .label=${t("explain.last-picture")}></stimulus-picture>
      </div>
      ${this.column()}`;
  }
}

customElements.define("plain-explanation", PlainExplanation);

export const view: DrawLevel = ({ game, level, words }) =>
  html`<plain-explanation class="explain-view" .game=${game} .level=${level} .words=${words}></plain-explanation>`;
