import { html, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import { countMet } from "../../app/met-pictures";
import type { Level } from "../../content/level";

/** How much of each deck that the level deals from the player has met, in this level or another. */
export function metNote(game: Game, level: Level): TemplateResult[] {
  const { t } = game.stores.language.getState();
  const { pictures } = game.stores.met.getState();
  return countMet(pictures, game.pictures.deck, level).map(({ deck, met, of }) => {
    const key = met === of ? "results.met.all" : "results.met";
    return html`<p class="muted met">${t(key, { deck, met, of })}</p>`;
  });
}
