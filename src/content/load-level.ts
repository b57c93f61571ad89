import type { FlashTask, TimingRules } from "../core/trial/flash-task";
import { type Ms, ms } from "../core/units";
import type { Language } from "./language";
import { type Level, levelSchema, taskOf } from "./level";
import { ContentError } from "./problem";
import { loadJson, readText, type TextSource } from "./source";
import { type LevelWords, parseWords } from "./words";

export const levelFile = (id: string): string => `levels/${id}/level.json`;
export const wordsFile = (id: string, language: Language): string => `levels/${id}/${language}.md`;

/** @throws ContentError when the file is missing or wrong, as every function here that loads */
export async function loadLevel(source: TextSource, id: string): Promise<Level> {
  const file = levelFile(id);
  const level = await loadJson(source, file, levelSchema);
  if (level.id !== id)
    throw new ContentError(file, {
      place: "id",
      expected: `"${id}", the folder's name`,
      found: JSON.stringify(level.id),
    });
  return level;
}

export async function loadWords(source: TextSource, id: string, language: Language): Promise<LevelWords> {
  const file = wordsFile(id, language);
  return parseWords(await readText(source, file), file);
}

/**
 * The level's task with core's units: the file's bare numbers are milliseconds.
 * @throws Error for a level that flashes nothing
 */
export function flashTask(level: Level): FlashTask {
  const task = taskOf(level, "flash");
  return {
    ...task,
    timing: inMilliseconds(task.timing),
    conditions: task.conditions.map(({ stimulus, timing, ...rest }) => ({
      ...rest,
      ...(stimulus && { stimulus: withoutHoles(stimulus) }),
      ...(timing && { timing: inMilliseconds(withoutHoles(timing)) }),
    })),
  };
}

type InMs<T> = { [K in keyof T]: Ms };

function inMilliseconds<T extends Partial<Record<keyof TimingRules, number>>>(timing: T): InMs<T> {
  return Object.fromEntries(Object.entries(timing).map(([key, value]) => [key, ms(value as number)])) as InMs<T>;
}

/** An optional key may be typed as present and undefined; core's types know only absent. */
function withoutHoles<T extends object>(partial: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
