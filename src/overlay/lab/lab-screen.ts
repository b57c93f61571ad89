import { html, nothing, type TemplateResult } from "lit";
import "./lab.css";
import type { Game } from "../../app/game";
import type { Level } from "../../content/level";
import { announce } from "../kit/announce";
import type { LevelPartsList } from "../kit/level-parts";
import type { LevelView } from "../kit/level-view";
import { levelTitle } from "../shared/level-names";
import { LevelScreen } from "../shared/level-screen";
import { screenBar } from "../shared/screen-bar";
import { labOutcome, labWords } from "./lab-outcome";

/** A level's lab, or the lab that is the level. */
class LabScreen extends LevelScreen {
  protected override follow() {
    const { session } = this.game.stores;
    return [
      ...super.follow(),
      session.subscribe(({ lab }, before) => {
        if (lab !== before.lab)
          announce(this.game.stores.language.getState().t, ...(labWords(this.game, this.level) ?? []));
        this.requestUpdate();
      }),
    ];
  }

  protected override async fetchView(level: Level): Promise<LevelView> {
    const { lab } = this.room(level);
    if (!lab) throw new Error(`the level "${level.id}" has no lab`);
    return lab();
  }

  protected override backWords(): string {
    const { t } = this.game.stores.language.getState();
    const alone = this.loaded?.level.task.type === "lab";
    return !alone && this.game.stores.session.getState().summary ? t("results.title") : t("results.map");
  }

  protected override render(): TemplateResult {
    const { game, loaded } = this;
    const { t } = game.stores.language.getState();
    const alone = loaded?.level.task.type === "lab";
    return html`<section class="screen lab-screen">
      ${screenBar({
        title: alone ? levelTitle(game, this.level) : t("lab.title"),
        back: `${t("common.back")}: ${this.backWords()}`,
        onBack: () => game.go.results(),
        end: html`<span class="muted small explain-level">${alone ? t("map.kind.lab") : levelTitle(game, this.level)}</span>`,
      })}
      ${loaded ? labOutcome(game, this.level) : nothing} ${loaded ? loaded.view({ game, ...loaded }) : this.instead()}
    </section>`;
  }
}

customElements.define("glimpse-lab", LabScreen);

export function labScreen(game: Game, level: string, parts: LevelPartsList): TemplateResult {
  return html`<glimpse-lab .game=${game} .level=${level} .parts=${parts}></glimpse-lab>`;
}
