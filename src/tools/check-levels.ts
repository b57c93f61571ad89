import { blockOf } from "../app/tasks/task-kinds";
import { builtLevels, CAMPAIGN_FILE, campaignLevels } from "../content/campaign";
import type { Campaign } from "../content/campaign-schema";
import { languages } from "../content/language";
import type { LoadedDeck } from "../content/load";
import { levelFile, loadLevel, loadWords, wordsFile } from "../content/load-level";
import { ContentError } from "../content/problem";
import type { TextSource } from "../content/source";
import { wordsProblems } from "../content/words";

/**
 * Everything wrong with one level, in sentences: its file, its words in every language, whether both fit together and
 * to the campaign, and whether a block can be built from the deck. Empty when the level is sound.
 */
export async function checkLevel(
  source: TextSource,
  id: string,
  loaded: LoadedDeck,
  campaign: Campaign,
): Promise<string[]> {
  const problems: string[] = [];
  const attempt = async <T>(work: () => Promise<T> | T): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ContentError) problems.push(...error.sentences);
      else problems.push(`${levelFile(id)}: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  };
  const level = await attempt(() => loadLevel(source, id));
  const entry = campaignLevels(campaign).find((each) => each.id === id);
  if (!entry) problems.push(`${CAMPAIGN_FILE}: expected the level "${id}" in a chapter, found none`);
  if (level) await attempt(() => blockOf(level, "check", loaded.deck));
  let steps: string | undefined;
  for (const language of languages) {
    const words = await attempt(() => loadWords(source, id, language));
    if (!words) continue;
    const file = wordsFile(id, language);
    if (level) problems.push(...wordsProblems(words, level).flatMap((each) => new ContentError(file, each).sentences));
    if (entry && entry.title[language] !== words.title)
      problems.push(
        `${file}, line 1: expected the title of the map, "${entry.title[language]}", found "${words.title}"`,
      );
    const keys = words.explanation.map((step) => step.key).join(", ");
    if (steps !== undefined && keys !== steps)
      problems.push(`${file}, ## Explanation: expected the steps ${steps}, found ${keys}`);
    steps ??= keys;
  }
  return problems;
}

/** Folders that the campaign does not call built, and the other way round, in sentences. */
export function checkBuilt(campaign: Campaign, folders: readonly string[]): string[] {
  const built = builtLevels(campaign);
  const ids = campaignLevels(campaign).map((level) => level.id);
  return [
    ...built
      .filter((id) => !folders.includes(id))
      .map((id) => `${CAMPAIGN_FILE}: expected a folder levels/${id}, for the level is marked as built, found none`),
    ...folders
      .filter((id) => ids.includes(id) && !built.includes(id))
      .map(
        (id) => `${CAMPAIGN_FILE}: expected "built": true at the level "${id}", for levels/${id} is there, found none`,
      ),
  ];
}
