import { html, type TemplateResult } from "lit";
import "../kit/stimulus-picture";
import type { Raster } from "../../core/vision/raster";
import { ExplanationElement } from "../kit/explanation-element";
import type { DrawLevel } from "../kit/level-view";
import { pictureSpec } from "../kit/sample-picture";

/** For a level without its own explanation: the player's last picture beside the level's text. */
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
