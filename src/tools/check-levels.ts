import type { LevelRooms } from "../app/level-room";
import { blockOf } from "../app/tasks/task-kinds";
import { builtLevels, CAMPAIGN_FILE, campaignLevels } from "../content/campaign";
import type { Campaign } from "../content/campaign-schema";
import { repeatedKeys } from "../content/json";
import { languages } from "../content/language";
import type { LevelOf, TaskOf, TaskType } from "../content/level";
import type { LoadedDeck } from "../content/load";
import { levelFile, loadLevel, loadWords, wordsFile } from "../content/load-level";
import { ContentError, type ContentProblem } from "../content/problem";
import type { TextSource } from "../content/source";
import { wordsProblems } from "../content/words";
import { flashProblems, glimpseProblems } from "../core/trial/check-task";
import type { Deck } from "../core/trial/flash-task";
import { checkRoom } from "./check-room";

/** What a level is checked against. */
export interface CheckContext {
  readonly source: TextSource;
  readonly loaded: LoadedDeck;
  readonly campaign: Campaign;
  readonly rooms: LevelRooms;
}

/**
 * Everything wrong with one level, in sentences: its file, its words in every language, whether both fit together and
 * to the campaign, whether its rules give a block with the deck, and whether its room can show what it measures. Empty
 * when the level is sound.
 */
export async function checkLevel(id: string, { source, loaded, campaign, rooms }: CheckContext): Promise<string[]> {
  const problems: string[] = [];
  const attempt = async <T>(file: string, work: () => Promise<T> | T): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ContentError) problems.push(...error.sentences);
      else problems.push(`${file}: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  };
  const report = (file: string, list: readonly ContentProblem[]): void => {
    problems.push(...list.flatMap((each) => new ContentError(file, each).sentences));
  };

  const file = levelFile(id);
  const level = await attempt(file, () => loadLevel(source, id));
  const entry = campaignLevels(campaign).find((each) => each.id === id);
  if (!entry) problems.push(`${CAMPAIGN_FILE}: expected the level "${id}" in a chapter, found none`);
  if (level) {
    const repeated = repeatedKeys(await source.read(file));
    const rules = [
      ...repeated.map(({ key, path }) => ({ path, expected: "each key once", found: `${JSON.stringify(key)} again` })),
      ...taskProblems(level, loaded.deck),
    ];
    report(file, rules);
    // What the rules do not name, a block that cannot be built still does.
    if (rules.length === 0) await attempt(file, () => blockOf(level, "check", loaded.deck));
    report(file, (await attempt(file, () => checkRoom(level, rooms))) ?? []);
    if (entry && (entry.kind === "lab") !== (level.task.type === "lab"))
      problems.push(
        `${CAMPAIGN_FILE}: expected the kind of the level "${id}" to be "lab" if and only if its task is, found "${entry.kind}"`,
      );
  }
  let steps: string | undefined;
  for (const language of languages) {
    const own = wordsFile(id, language);
    const words = await attempt(own, () => loadWords(source, id, language));
    if (!words) continue;
    if (level) report(own, wordsProblems(words, level));
    const keys = words.explanation.map((step) => step.key).join(", ");
    if (steps !== undefined && keys !== steps)
      report(own, [{ path: "## Explanation", expected: `the steps ${steps}`, found: keys }]);
    steps ??= keys;
  }
  return problems;
}

/** What can be wrong with a task beyond its schema. Apart from `app/tasks`: players need no checks. */
const problemsOf: { readonly [T in TaskType]: (task: TaskOf<T>, deck: Deck) => ContentProblem[] } = {
  flash: flashProblems,
  glimpses: glimpseProblems,
  // The room knows which measures its lab reports: see check-room.
  lab: () => [],
};

function taskProblems<T extends TaskType>({ task }: LevelOf<T>, deck: Deck): ContentProblem[] {
  return problemsOf[task.type as T](task, deck);
}

/** Files of a level's folder that nothing reads, in sentences; hidden ones are left alone. */
export function checkFolder(id: string, names: readonly string[]): string[] {
  const known = ["level.json", ...languages.map((language) => `${language}.md`)];
  return names
    .filter((name) => !name.startsWith(".") && !known.includes(name))
    .map((name) => `levels/${id}: expected only ${known.join(", ")}, found "${name}"`);
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
