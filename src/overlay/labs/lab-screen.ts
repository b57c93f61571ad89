import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { Level } from "../../content/level";
import { LevelElement } from "../shared/level-element";
import { levelTitle } from "../shared/level-names";
import { screenBar } from "../shared/screen-bar";
import { labViews } from "./lab-views";

/** The instrument that belongs to a level. */
class LabScreen extends LevelElement {
  protected override async prepare({ lab }: Level): Promise<void> {
    if (lab) await labViews[lab].load();
  }

  protected override render(): TemplateResult {
    const { game, loaded } = this;
    const { t } = game.stores.language.getState();
    const view = loaded?.level.lab && labViews[loaded.level.lab];
    return html`<section class="screen lab-screen">
      ${screenBar({
        title: t("lab.title"),
        back: `${t("common.back")}: ${game.summary() ? t("results.title") : t("results.map")}`,
        onBack: () => game.goResults(),
        end: html`<span class="muted small explain-level">${levelTitle(game, this.level)}</span>`,
      })}
      ${loaded && view ? view.view({ game, ...loaded }) : nothing}
    </section>`;
  }
}

customElements.define("glimpse-lab", LabScreen);

export function labScreen(game: Game, level: string): TemplateResult {
  return html`<glimpse-lab .game=${game} .level=${level}></glimpse-lab>`;
}
