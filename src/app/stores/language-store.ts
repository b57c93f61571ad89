import { createStore, type StoreApi } from "zustand/vanilla";
import type { Translate } from "../../content/messages";
import type { NetWords } from "../../content/net-words";

export interface SpokenState {
  /** The sentences of the current language. */
  readonly t: Translate;
  /** The names of the net's words: null until they are here; for a moment still those of the language before. */
  readonly netWords: NetWords | null;
}

export type LanguageStore = StoreApi<SpokenState>;

export function createLanguageStore(t: Translate): LanguageStore {
  return createStore<SpokenState>(() => ({ t, netWords: null }));
}
