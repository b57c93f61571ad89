import { loadNetWords } from "../content/net-words";
import { keepSuccesses } from "../core/keep-success";
import type { LanguageStore } from "./stores/language-store";

/**
 * Keeps the names of the net's words in the store, in the current language.
 * @returns loads them, and again after a failure; rejects when they cannot be loaded
 */
export function createNetWordsDesk(store: LanguageStore, fetchNetWords = loadNetWords): () => Promise<void> {
  const wordsIn = keepSuccesses(fetchNetWords);
  const learn = async (): Promise<void> => {
    const netWords = await wordsIn(store.getState().t.language);
    const { t, netWords: known } = store.getState();
    if (netWords !== known && netWords.language === t.language) store.setState({ netWords });
  };
  store.subscribe(({ t }, before) => {
    // If this fails, the next view that shows a word asks again.
    if (t.language !== before.t.language) learn().catch(() => {});
  });
  return learn;
}
