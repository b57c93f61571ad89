import { loadNetWords } from "../content/net-words";
import { keepSuccesses } from "../core/keep-success";
import type { LanguageStore } from "./stores/language-store";

/**
 * Keeps the names of the net's words in the store, in the language that is spoken.
 * @returns asks for them, now and after a loss; rejects when they cannot be had
 */
export function createNetWordsDesk(store: LanguageStore, fetchNetWords = loadNetWords): () => Promise<void> {
  const wordsIn = keepSuccesses(fetchNetWords);
  const learn = async (): Promise<void> => {
    const netWords = await wordsIn(store.getState().t.language);
    const { t, netWords: known } = store.getState();
    if (netWords !== known && netWords.language === t.language) store.setState({ netWords });
  };
  store.subscribe(({ t }, before) => {
    // Lost, they are asked for by whoever shows a word next.
    if (t.language !== before.t.language) learn().catch(() => {});
  });
  return learn;
}
