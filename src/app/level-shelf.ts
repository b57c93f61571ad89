import { builtLevels, type LevelAccess, unlocked } from "../content/campaign";
import type { Campaign } from "../content/campaign-schema";
import type { Language } from "../content/language";
import type { Level } from "../content/level";
import { loadLevel, loadWords } from "../content/load-level";
import type { TextSource } from "../content/source";
import type { LevelWords } from "../content/words";
import { type LevelRoom, type LevelRooms, roomOf } from "./level-room";
import type { LanguageStore } from "./stores/language-store";
import { type ProgressStore, passedLevels } from "./stores/progress-store";

/** Campaign, level files and their texts. */
export interface LevelShelf {
  readonly campaign: Campaign;
  /** Which levels are open, locked or still to come, given the player's progress. */
  access(): ReadonlyMap<string, LevelAccess>;
  /** A level's file. @throws ContentError (as a rejection) when it is missing or wrong */
  file(id: string): Promise<Level>;
  /** A level's texts in the current language; fetched once per language. */
  words(id: string): Promise<LevelWords>;
  /** A level's own code. */
  room(level: Level): LevelRoom;
  /** Loads the sentences of a level's room. */
  learn(level: Level): Promise<void>;
}

export interface ShelfOptions {
  readonly source: TextSource;
  readonly campaign: Campaign;
  readonly rooms: LevelRooms;
  readonly language: LanguageStore;
  readonly progress: ProgressStore;
  /** Loads the sentences of some rooms. */
  readonly learn: (rooms: readonly string[]) => Promise<void>;
}

export function createLevelShelf({ source, campaign, rooms, language, progress, learn }: ShelfOptions): LevelShelf {
  const seen = new Map<string, Promise<LevelWords>>();
  const words = (id: string, spoken: Language): Promise<LevelWords> => {
    const key = `${id}/${spoken}`;
    const known = seen.get(key);
    if (known) return known;
    const asked = loadWords(source, id, spoken);
    seen.set(key, asked);
    // A failed request is retried the next time.
    asked.catch(() => seen.delete(key));
    return asked;
  };
  return {
    campaign,
    access: () => unlocked(campaign, passedLevels(progress.getState()), builtLevels(campaign)),
    file: (id) => loadLevel(source, id),
    words: (id) => words(id, language.getState().t.language),
    room: (level) => roomOf(rooms, level),
    learn: ({ id, room = id }) => learn([room]),
  };
}
