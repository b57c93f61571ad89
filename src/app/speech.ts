import type { Language } from "../content/language";
import { loadCode } from "../content/load-code";
import { createTranslator, type Sentences } from "../content/messages";
import type { NetWords } from "../content/net-words";
import { keepSuccess } from "../core/keep-success";
import type { Merit } from "../core/trial/flash-task";
import type { LevelRoom, LevelRooms } from "./level-room";
import { createLanguageStore, type LanguageStore } from "./stores/language-store";

/** The current language, with the sentences of the levels opened so far. */
export interface Speech {
  readonly store: LanguageStore;
  speak(language: Language): Promise<void>;
  /** Loads the sentences of some levels' rooms, merits, or of the classroom; they stay loaded when the language changes. */
  learn(rooms: readonly string[]): Promise<void>;
  /** Loads the names of the net's words, now and whenever the language changes. Never rejects: without them, its labels stand. */
  learnNetWords(): Promise<void>;
}

/** The name by which the sentences of a merit are learnt like those of a room. No level's id holds a colon. */
export const meritRoom = (merit: Merit): string => `merit:${merit}`;

const load = async <T>(part: (() => Promise<T>) | undefined): Promise<T | undefined> => part && loadCode(part);

/** @param fetchNetWords replaced in tests */
export async function createSpeech(
  language: Language,
  rooms: LevelRooms,
  fetchNetWords?: (language: Language) => Promise<NetWords>,
): Promise<Speech> {
  const known = new Set<string>();
  const loadersOf = async (id: string): Promise<LevelRoom["sentences"]> => {
    if (!id.includes(":")) return rooms.get(id)?.sentences;
    const { lateSentences } = await loadCode(() => import("../content/late-sentences"));
    return lateSentences[id];
  };
  const sentencesOf = async (id: string, spoken: Language): Promise<Sentences> =>
    (await load((await loadersOf(id))?.[spoken]))?.default ?? {};

  const store = createLanguageStore(await createTranslator(language));
  /** Its code comes with the words: nothing of it is needed before the first picture. */
  const netWords = keepSuccess(async () =>
    (await loadCode(() => import("./net-words-desk"))).createNetWordsDesk(store, fetchNetWords),
  );
  let wanted = language;
  let queue: Promise<unknown> = Promise.resolve();

  /** One at a time, each reading the latest settings, so that a slow response cannot undo a later choice. */
  const refresh = (): Promise<void> => {
    const turn = queue.then(async () => {
      const spoken = wanted;
      const rooms = await Promise.all([...known].map((id) => sentencesOf(id, spoken)));
      store.setState({ t: await createTranslator(spoken, rooms) });
    });
    queue = turn.catch(() => {});
    return turn;
  };

  return {
    store,
    // After sentences that are still loading: nobody waits for names.
    learnNetWords: () =>
      queue
        .then(netWords)
        .then((learn) => learn())
        .catch(() => {}),
    speak: async (next) => {
      const before = wanted;
      wanted = next;
      try {
        await refresh();
      } catch (error) {
        if (wanted === next) wanted = before;
        throw error;
      }
    },
    learn: async (ids) => {
      const fresh = ids.filter((id) => !known.has(id));
      for (const id of fresh) known.add(id);
      try {
        // Sentences already asked for may still be loading.
        await (fresh.length > 0 ? refresh() : queue);
      } catch (error) {
        for (const id of fresh) known.delete(id);
        throw error;
      }
    },
  };
}
