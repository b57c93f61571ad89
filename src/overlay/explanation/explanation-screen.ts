import { html, type TemplateResult } from "lit";
import "./explanation.css";
import type { Game } from "../../app/game";
import type { Level } from "../../content/level";
import type { LevelPartsList } from "../kit/level-parts";
import type { LevelView } from "../kit/level-view";
import { levelTitle } from "../shared/level-names";
import { LevelScreen } from "../shared/level-screen";
import { screenBar } from "../shared/screen-bar";

/** "What just happened?": an explanatory picture with the level's own text. */
class ExplanationScreen extends LevelScreen {
  protected override fetchView(level: Level): Promise<LevelView> {
    return this.room(level).explanation?.() ?? import("./plain-explanation");
  }

  protected override backWords(): string {
    const { t } = this.game.stores.language.getState();
    return this.game.stores.session.getState().summary ? t("results.title") : t("results.map");
  }

  protected override render(): TemplateResult {
    const { game, loaded } = this;
    const { t } = game.stores.language.getState();
    const lab = loaded && game.levels.room(loaded.level).lab !== undefined;
    return html`<section class="screen explanation-screen">
      ${screenBar({
        title: t("explain.title"),
        back: `${t("common.back")}: ${this.backWords()}`,
        onBack: () => game.go.results(),
        end: lab
          ? html`<button type="button" class="button" @click=${() => game.go.lab(this.level)}>${t("lab.open")}</button>`
          : html`<span class="muted small explain-level">${levelTitle(game, this.level)}</span>`,
      })}
      ${loaded ? loaded.view({ game, ...loaded }) : html`<div class="explain-view">${this.instead()}</div>`}
    </section>`;
  }
}

customElements.define("glimpse-explanation", ExplanationScreen);

export function explanationScreen(game: Game, level: string, parts: LevelPartsList): TemplateResult {
  return html`<glimpse-explanation .game=${game} .level=${level} .parts=${parts}></glimpse-explanation>`;
}
