import { builtLevels } from "../../content/campaign.ts";
import type { Campaign } from "../../content/campaign-schema.ts";
import type { ClassItem, ClassSettings } from "../../content/class/class-settings.ts";
import { type LevelOf, levelOf } from "../../content/level.ts";
import type { LoadedDeck } from "../../content/load.ts";
import { loadLevel } from "../../content/load-level.ts";
import type { TextSource } from "../../content/source.ts";
import { keepSuccesses } from "../../core/keep-success.ts";
import { flashProblems } from "../../core/trial/check-task.ts";
import type { FlashTask } from "../../core/trial/flash-task.ts";

/** The levels that a class can play, from the same files as the game's. */
export interface ClassLevels {
  readonly deck: LoadedDeck;
  /** @throws Error with a sentence when a class cannot play it */
  level(id: string): Promise<LevelOf<"flash">>;
  /** The task with as many trials as the host wants. */
  task(level: LevelOf<"flash">, item: ClassItem): FlashTask;
  /** What is wrong with a playlist, as a path and a sentence; null when it can be played. */
  problem(settings: ClassSettings): Promise<string | null>;
}

/** Practice pictures before a level, at most. */
const MOST_PRACTICE = 2;

export function classLevels(source: TextSource, campaign: Campaign, deck: LoadedDeck): ClassLevels {
  const built = new Set(builtLevels(campaign));
  const file = keepSuccesses((id: string) => loadLevel(source, id));
  const levels: ClassLevels = {
    deck,
    level: async (id) => {
      if (!built.has(id)) throw new Error(`there is no level "${id}"`);
      const level = await file(id);
      if (level.task.type !== "flash") throw new Error(`the level "${id}" flashes no pictures`);
      return levelOf(level, "flash");
    },
    task: ({ task }, { trials }) => ({
      ...task,
      trials: trials ?? task.trials,
      practice: Math.min(task.practice, MOST_PRACTICE),
    }),
    problem: async ({ playlist }) => {
      for (const [place, item] of playlist.entries()) {
        const at = `playlist[${place}]`;
        try {
          const [first] = flashProblems(levels.task(await levels.level(item.level), item), deck.deck);
          if (first)
            return `${at}.${first.path.replace(/^task\./, "")}: expected ${first.expected}, found ${first.found}`;
        } catch (error) {
          return `${at}.level: ${(error as Error).message}`;
        }
      }
      return null;
    },
  };
  return levels;
}
