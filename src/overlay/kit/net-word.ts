import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { NetWord } from "../../content/net-words";
import type { ImagenetGuess } from "../../core/trial/record";
import { type Bar, barList } from "./charts/bar-list";

type Guess = Pick<ImagenetGuess, "index" | "label">;

interface ToldWord extends NetWord {
  /** Name and kind as a line of text. */
  readonly text: string;
  /** The text's language, when it differs from the page's. */
  readonly lang?: "en" | undefined;
}

/** A word of the net as people know it; its English label alone until the names and kinds are here. */
export function toldWord({ stores }: Pick<Game, "stores">, { index, label }: Guess): ToldWord {
  const { t, netWords } = stores.language.getState();
  const word = netWords?.language === t.language ? netWords.of(index, label) : null;
  if (!word) return { name: label, kind: "", text: label, lang: t.language === "en" ? undefined : "en" };
  return { ...word, text: word.kind ? t("net.word", { ...word }) : word.name };
}

export function netWord(game: Pick<Game, "stores">, guess: Guess): TemplateResult {
  const { text, lang } = toldWord(game, guess);
  return html`<span lang=${lang ?? nothing}>${text}</span>`;
}

/** The net's top words as bars. */
export function wordBars(game: Pick<Game, "stores">, guesses: readonly ImagenetGuess[]): TemplateResult {
  const { t } = game.stores.language.getState();
  const bar = (guess: ImagenetGuess): Bar => {
    const { text, lang } = toldWord(game, guess);
    const { probability } = guess;
    return { label: text, share: probability, value: t("reveal.top5.value", { probability }), lang };
  };
  return barList(guesses.map(bar), t("a11y.top5"));
}
