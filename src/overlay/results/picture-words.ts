import type { Game } from "../../app/game";
import type { TrialRecord } from "../../core/trial/record";
import { pictureName } from "../shared/truth-words";

/** A record in one line: the truth and both answers. */
export function pictureWords(game: Game, { trial, response, net }: TrialRecord): string {
  const { t } = game.stores.language.getState();
  const category = pictureName(game, trial);
  const you = response.choice === null ? t("results.picture.missed") : game.pictures.categoryName(response.choice);
  return net
    ? t("results.picture", { category, you, net: game.pictures.categoryName(net.choice) })
    : t("results.picture.alone", { category, you });
}
