import { html, type TemplateResult } from "lit";
import "../kit/stimulus-picture";
import { keepSuccess } from "../../core/keep-success";
import type { Raster } from "../../core/vision/raster";
import { ExplanationElement } from "../kit/explanation-element";
import type { DrawLevel } from "../kit/level-view";
import { pictureSpec } from "../kit/sample-picture";

/** For a level without its own explanation: the player's last picture beside the level's text. */
class PlainExplanation extends ExplanationElement {
  #picture = keepSuccess(
    async (): Promise<Raster> => (await this.game.pictures.compose(pictureSpec(this.game))).raster,
  );

  protected override render(): TemplateResult {
    const { t } = this.game.stores.language.getState();
    return html`<div class="explain-picture plain">
        <stimulus-picture .source=${this.#picture()} .label=${t("explain.last-picture")}></stimulus-picture>
      </div>
      ${this.column()}`;
  }
}

customElements.define("plain-explanation", PlainExplanation);

export const view: DrawLevel = ({ game, level, words }) =>
  html`<plain-explanation class="explain-view" .game=${game} .level=${level} .words=${words}></plain-explanation>`;
