import { createStore, type StoreApi } from "zustand/vanilla";
import type { Translate } from "../../content/messages";

/** The sentences of the current language. */
export type LanguageStore = StoreApi<{ readonly t: Translate }>;

export function createLanguageStore(t: Translate): LanguageStore {
  return createStore(() => ({ t }));
}
