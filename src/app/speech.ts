import type { Language } from "../content/language";
import { createTranslator, type Sentences } from "../content/messages";
import type { LevelRooms } from "./level-room";
import { createLanguageStore, type LanguageStore } from "./stores/language-store";

/** The language spoken, with the sentences of the levels that are open. */
export interface Speech {
  readonly store: LanguageStore;
  speak(language: Language): Promise<void>;
  /** Fetches the sentences of some levels' rooms; they stay, in whatever language is chosen later. */
  learn(rooms: readonly string[]): Promise<void>;
}

export async function createSpeech(language: Language, rooms: LevelRooms): Promise<Speech> {
  const known = new Set<string>();
  const sentencesOf = async (id: string, spoken: Language): Promise<Sentences> =>
    (await rooms.get(id)?.sentences?.[spoken]())?.default ?? {};
  const translator = async (spoken: Language, ids: Iterable<string>) =>
    createTranslator(spoken, await Promise.all([...ids].map((id) => sentencesOf(id, spoken))));

  const store = createLanguageStore(await createTranslator(language));
  return {
    store,
    speak: async (next) => store.setState({ t: await translator(next, known) }),
    learn: async (ids) => {
      if (ids.every((id) => known.has(id))) return;
      const t = await translator(store.getState().t.language, new Set([...known, ...ids]));
      for (const id of ids) known.add(id);
      // Meanwhile another language may have been chosen: that one then lacks them.
      if (t.language === store.getState().t.language) store.setState({ t });
      else store.setState({ t: await translator(store.getState().t.language, known) });
    },
  };
}
