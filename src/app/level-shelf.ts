import { builtLevels, type LevelAccess, unlocked } from "../content/campaign";
import type { Campaign } from "../content/campaign-schema";
import type { Language } from "../content/language";
import { type Level, meritOf } from "../content/level";
import { loadCode } from "../content/load-code";
import { loadLevel, loadWords } from "../content/load-level";
import type { TextSource } from "../content/source";
import type { LevelWords } from "../content/words";
import { keepSuccesses } from "../core/keep-success";
import type { AnyLevelFigure } from "./level-figure";
import { type LevelRoom, type LevelRooms, roomOf } from "./level-room";
import { meritRoom } from "./speech";
import type { LanguageStore } from "./stores/language-store";
import { type ProgressStore, passedLevels } from "./stores/progress-store";

/** Campaign, level files and their texts. */
export interface LevelShelf {
  readonly campaign: Campaign;
  /** Which levels are open, locked or still to come, given the player's progress. */
  access(): ReadonlyMap<string, LevelAccess>;
  /** A level's file; fetched once. @throws ContentError (as a rejection) when it is missing or wrong */
  file(id: string): Promise<Level>;
  /** A level's texts in the current language; fetched once per language. */
  words(id: string): Promise<LevelWords>;
  /** A level's own code. */
  room(level: Level): LevelRoom;
  /** Loads the sentences of a level's room and merit. */
  learn(level: Level): Promise<void>;
  /** Loads a level's own figure; null for a level without one. */
  figure(level: Level): Promise<AnyLevelFigure | null>;
  /** Loads what a block's end needs, so that no network can lose a block that has begun. */
  equip(level: Level): Promise<void>;
}

export interface ShelfOptions {
  readonly source: TextSource;
  readonly campaign: Campaign;
  readonly rooms: LevelRooms;
  readonly language: LanguageStore;
  readonly progress: ProgressStore;
  /** Loads the sentences of some rooms or merits. */
  readonly learn: (rooms: readonly string[]) => Promise<void>;
}

export function createLevelShelf({ source, campaign, rooms, language, progress, learn }: ShelfOptions): LevelShelf {
  const wordsIn = (spoken: Language) => keepSuccesses((id: string) => loadWords(source, id, spoken));
  const words: Record<Language, (id: string) => Promise<LevelWords>> = { en: wordsIn("en"), "zh-CN": wordsIn("zh-CN") };
  const shelf: LevelShelf = {
    campaign,
    access: () => unlocked(campaign, passedLevels(progress.getState()), builtLevels(campaign)),
    file: keepSuccesses((id: string) => loadLevel(source, id)),
    words: (id) => words[language.getState().t.language](id),
    room: (level) => roomOf(rooms, level),
    learn: (level) => {
      const merit = meritOf(level);
      return learn([level.room ?? level.id, ...(merit === "accuracy" ? [] : [meritRoom(merit)])]);
    },
    figure: async (level) => {
      const { figure } = roomOf(rooms, level);
      return figure ? (await loadCode(figure)).figure : null;
    },
    equip: async (level) => {
      // Only a figure, or a merit of its own, needs sentences of its own at the end.
      if (roomOf(rooms, level).figure || meritOf(level) !== "accuracy")
        await Promise.all([shelf.figure(level), shelf.learn(level)]);
    },
  };
  return shelf;
}
