import "./intro.css";
import "./level-intro";
import { html, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import { levelTitle } from "../shared/level-names";
import { screenBar } from "../shared/screen-bar";

/** Before a level: the task, the course of a trial, and the start button. */
export function introScreen(game: Game, level: string): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<section class="screen intro-screen">
    ${screenBar({ title: levelTitle(game, level), back: t("intro.to-map"), onBack: () => game.go.map() })}
    <level-intro .game=${game} .level=${level} .t=${t} .net=${game.stores.net.getState()}
      .calm=${game.stores.settings.getState().calm}></level-intro>
  </section>`;
}
