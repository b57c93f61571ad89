import type { Game } from "../../app/game";
import type { MessageKey, Translate } from "../../content/messages";

/**
 * Gives a level its sentences: the shared keys and its own. They are loaded once the level's room is open.
 * @template Own the keys of the level's sentences: `keyof typeof en`
 */
export const sayIn =
  <Own extends string>() =>
  (game: Pick<Game, "stores">): Translate<MessageKey | Own> =>
    game.stores.language.getState().t as Translate<MessageKey | Own>;
