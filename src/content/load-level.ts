import type { Language } from "./language";
import type { Level } from "./level";
import { levelSchema } from "./level-schema";
import { ContentError } from "./problem";
import { loadJson, readText, type TextSource } from "./source";
import { type LevelWords, parseWords } from "./words";

export const levelFile = (id: string): string => `levels/${id}/level.json`;
export const wordsFile = (id: string, language: Language): string => `levels/${id}/${language}.md`;

/** @throws ContentError when the file is missing or wrong, like every loading function here */
export async function loadLevel(source: TextSource, id: string): Promise<Level> {
  const file = levelFile(id);
  const level = await loadJson(source, file, levelSchema);
  if (level.id !== id)
    throw new ContentError(file, {
      path: "id",
      expected: `"${id}", the folder's name`,
      found: JSON.stringify(level.id),
    });
  return level;
}

export async function loadWords(source: TextSource, id: string, language: Language): Promise<LevelWords> {
  const file = wordsFile(id, language);
  return parseWords(await readText(source, file), file);
}
