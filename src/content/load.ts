import type { z } from "zod";
import type { Deck, FlashTask, TimingRules } from "../core/trial/flash-task";
import type { ItemId } from "../core/trial/trial";
import { type Ms, ms } from "../core/units";
import { CAMPAIGN_FILE, checkCampaign } from "./campaign";
import { parseJson } from "./json";
import { type Campaign, campaignSchema, type Language, type Level, levelSchema } from "./level";
import {
  CATEGORIES_FILE,
  type Category,
  categoriesSchema,
  MANIFEST_FILE,
  type ManifestItem,
  manifestSchema,
  STIMULI_FOLDER,
} from "./manifest";
import { ContentError, parseContent } from "./problem";
import { type LevelWords, parseWords } from "./words";

/** Where content comes from: fetch in a browser, the file system in Node. */
export interface TextSource {
  /** @param path relative to the game's root, with forward slashes: "levels/campaign.json" */
  read(path: string): Promise<string>;
}

/** Everything that trials are made of. */
export interface LoadedDeck {
  /** What core builds blocks from. */
  readonly deck: Deck;
  readonly categories: readonly Category[];
  readonly items: ReadonlyMap<ItemId, ManifestItem>;
  /** Path of an item's file, relative to the game's root. @throws Error for an unknown id */
  fileOf(id: ItemId): string;
}

export const levelFile = (id: string): string => `levels/${id}/level.json`;
export const wordsFile = (id: string, language: Language): string => `levels/${id}/${language}.md`;

/** @throws ContentError when the file is missing or wrong, as every function here */
export async function loadCampaign(source: TextSource): Promise<Campaign> {
  const campaign = await loadJson(source, CAMPAIGN_FILE, campaignSchema);
  checkCampaign(campaign);
  return campaign;
}

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

export async function loadDeck(source: TextSource): Promise<LoadedDeck> {
  const [manifest, categories] = await Promise.all([
    loadJson(source, MANIFEST_FILE, manifestSchema),
    loadJson(source, CATEGORIES_FILE, categoriesSchema),
  ]);
  const known = new Set<string>();
  for (const [i, { id }] of categories.entries()) {
    if (known.has(id)) throw doubled(CATEGORIES_FILE, `[${i}].id`, id);
    known.add(id);
  }
  const items = new Map<ItemId, ManifestItem>();
  for (const [i, item] of manifest.items.entries()) {
    if (items.has(item.id)) throw doubled(MANIFEST_FILE, `items[${i}].id`, item.id);
    if (item.kind === "object" && !known.has(item.category))
      throw new ContentError(MANIFEST_FILE, {
        place: `items[${i}].category`,
        expected: `a category of ${CATEGORIES_FILE}`,
        found: JSON.stringify(item.category),
      });
    items.set(item.id, item);
  }
  const all = [...items.values()];
  return {
    deck: {
      objects: all.flatMap((item) => (item.kind === "object" ? [{ id: item.id, category: item.category }] : [])),
      forms: all.flatMap(formsOf),
      backgrounds: all.flatMap((item) => (item.kind === "background" ? [{ id: item.id, clutter: item.clutter }] : [])),
    },
    categories,
    items,
    fileOf: (id) => {
      const item = items.get(id);
      if (!item) throw new Error(`the deck has no item "${id}"`);
      return `${STIMULI_FOLDER}/${item.file}`;
    },
  };
}

/** Drawings and words, which stand for a concept as its photographs do. */
function formsOf(item: ManifestItem): NonNullable<Deck["forms"]>[number][] {
  if (item.kind === "drawing") return [{ id: item.id, category: item.category, form: "drawing" }];
  return item.kind === "word" ? [{ id: item.id, category: item.category, form: `word-${item.language}` }] : [];
}

/**
 * The level's task with core's units: the file's bare numbers are milliseconds.
 * @throws Error for a level that flashes nothing
 */
export function flashTask({ id, task }: Pick<Level, "id" | "task">): FlashTask {
  if (task.type !== "flash") throw new Error(`the level "${id}" is played by ${task.type}, not by flashes`);
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

async function readText(source: TextSource, file: string): Promise<string> {
  try {
    return await source.read(file);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ContentError(file, { place: "", expected: "a file that can be read", found: `none: ${why}` }, cause);
  }
}

async function loadJson<S extends z.ZodType>(source: TextSource, file: string, schema: S): Promise<z.output<S>> {
  return parseContent(schema, parseJson(await readText(source, file), file), file);
}

function doubled(file: string, place: string, id: string): ContentError {
  return new ContentError(file, { place, expected: "an id of its own", found: `"${id}" for the second time` });
}
