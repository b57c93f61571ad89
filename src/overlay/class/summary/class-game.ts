import type { Game } from "../../../app/game";
import type { MessageKey, MessageValues, Translate } from "../../../content/messages";

/** Sentences that speak of a class where the game's own speak of you stand under the same key after this. */
const CLASS = "class.";

/** The game with sentences of a class: what draws a figure of a player then draws one of a class. */
export function classGame(game: Game): Game {
  const { language } = game.stores;
  const own = game.stores.language.getState();
  const t = ofClass(own.t);
  return { ...game, stores: { ...game.stores, language: { ...language, getState: () => ({ ...own, t }) } } };
}

function ofClass(t: Translate): Translate {
  const say = (key: MessageKey, values?: MessageValues): string => {
    const named = `${CLASS}${key}`;
    const said = t(named as MessageKey, values);
    return said === named ? t(key, values) : said;
  };
  return Object.assign(say, { language: t.language, list: t.list });
}
