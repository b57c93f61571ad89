import type { Game } from "../../app/game";
import type { TrialRecord } from "../../core/trial/record";
import { truthWords } from "../shared/truth-words";
import { headlineWords } from "./headline";

/** The reveal in a few sentences, for screen readers. */
export function revealWords(game: Game, record: TrialRecord): string[] {
  const { t } = game.stores.language.getState();
  const { trial, response, net } = record;
  const { choice, rt } = response;
  return [
    headlineWords(game, record),
    truthWords(game, trial),
    choice === null || rt === null
      ? t("reveal.you.missed")
      : t("reveal.you", { category: game.pictures.categoryName(choice), ms: rt }),
    net ? t("reveal.net", { category: game.pictures.categoryName(net.choice) }) : t("reveal.net.absent"),
  ];
}
