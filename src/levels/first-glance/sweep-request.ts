import type { Game } from "../../app/game";
import type { SweepRequest, SweepWord } from "../../app/ports";
import type { ImagenetGuess } from "../../core/trial/record";
import { toldWord } from "../../overlay/kit/net-word";
import { say } from "./say";

/**
 * The sweep's picture and texts, in the current language.
 * @param guesses the net's top words for the picture
 */
export function sweepRequest(
  game: Game,
  picture: SweepRequest["picture"],
  guesses: readonly ImagenetGuess[],
  listeners: Required<Pick<SweepRequest, "onTime" | "onPlaying">>,
): SweepRequest {
  const t = say(game);
  return {
    picture,
    labels: {
      areas: {
        retina: t("area.retina"),
        lgn: t("area.lgn"),
        v1: t("area.v1"),
        v2: t("area.v2"),
        v4: t("area.v4"),
        it: t("area.it"),
      },
      shows: {
        retina: t("area.retina.line"),
        lgn: t("area.lgn.line"),
        v1: t("area.v1.line"),
        v2: t("area.v2.line"),
        v4: t("area.v4.line"),
        it: t("area.it.line"),
      },
      layers: {
        input: t("layer.input"),
        early: t("layer.early"),
        middle: t("layer.middle"),
        late: t("layer.late"),
        classifier: t("layer.output"),
      },
      net: t("player.net"),
      ms: "ms",
    },
    words: sweepWords(game, guesses),
    ...listeners,
  };
}

/** The net's words as people know them, by now. */
const sweepWords = (game: Game, guesses: readonly ImagenetGuess[]): SweepWord[] =>
  guesses.map((guess) => {
    const { text, name } = toldWord(game, guess);
    return { label: text, short: name, value: guess.probability };
  });
