import { html, nothing, type TemplateResult } from "lit";
import "../styles/explanation.css";
import type { Game } from "../../app/game";
import type { Level } from "../../content/level";
import { LevelElement } from "../shared/level-element";
import { levelTitle } from "../shared/level-names";
import { screenBar } from "../shared/screen-bar";
import { explanationViews } from "./explanation-views";

/** "What just happened?": a picture that explains, with the level's own words. */
class ExplanationScreen extends LevelElement {
  protected override async prepare({ explanation }: Level): Promise<void> {
    await explanationViews[explanation].load();
  }

  protected override render(): TemplateResult {
    const { game, loaded } = this;
    const { t } = game.stores.language.getState();
    const back = game.summary() ? t("results.title") : t("results.map");
    const view = loaded && explanationViews[loaded.level.explanation];
    const lab = loaded?.level.lab !== undefined;
    return html`<section class="screen explanation-screen">
      ${screenBar({
        title: t("explain.title"),
        back: `${t("common.back")}: ${back}`,
        onBack: () => game.goResults(),
        end: lab
          ? html`<button type="button" class="button" @click=${() => game.goLab(this.level)}>${t("lab.open")}</button>`
          : html`<span class="muted small explain-level">${levelTitle(game, this.level)}</span>`,
      })}
      ${view ? view.view({ game, ...loaded }) : html`<div class="explain-view">${nothing}</div>`}
    </section>`;
  }
}

customElements.define("glimpse-explanation", ExplanationScreen);

export function explanationScreen(game: Game, level: string): TemplateResult {
  return html`<glimpse-explanation .game=${game} .level=${level}></glimpse-explanation>`;
}
