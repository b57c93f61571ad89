import type { Game } from "../../app/game";
import type { Trial } from "../../core/trial/trial";
import { cueViewHere } from "../merits/merit-views";

/** What a picture was, in a sentence: the answer, or both cues where neither is one. */
export function truthWords(game: Game, { answer, texture }: Trial): string {
  const { t } = game.stores.language.getState();
  const name = game.pictures.categoryName;
  if (texture !== undefined) return t("brief.cues", { shape: name(answer), texture: name(texture) });
  return t("reveal.truth", { category: name(answer) });
}

/** What a picture shows, as a name within a sentence. */
export function pictureName(game: Game, trial: Trial): string {
  const own = trial.texture === undefined ? undefined : cueViewHere();
  return own?.name(game, trial) ?? game.pictures.categoryName(trial.answer);
}
