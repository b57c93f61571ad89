import { html, type TemplateResult } from "lit";
import type { Fault } from "../../app/fault";
import type { Game } from "../../app/game";
import { faultPanel } from "../shared/fault-panel";

/** Shown when the game cannot continue: what happened, and the ways on. */
export function faultScreen(game: Game, fault: Fault, again: boolean): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<section class="screen middle narrow">
    ${faultPanel(game, fault, {
      title: t("error.title"),
      again: again ? () => game.play.tryAgain() : undefined,
      leave: { words: t("common.home"), go: () => leaveFault(game) },
    })}
  </section>`;
}

/** To the title, where a block that broke off can still be resumed. */
export function leaveFault(game: Game): void {
  game.go.title();
  game.play.offerToGoOn();
}
