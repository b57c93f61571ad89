import type { Game } from "../../app/game";
import { toldWord } from "../../overlay/kit/net-word";
import type { Word } from "./panel-run";

/** Whether a search finds a word of the net: by its English label, its name or its kind. @param wanted in small letters */
export function isFoundBy(game: Pick<Game, "stores">, word: Word, wanted: string): boolean {
  const { name, kind } = toldWord(game, word);
  return [word.label, name, kind].some((text) => text.toLowerCase().includes(wanted));
}
