import type { Deck, DeckObject } from "../core/trial/flash-task";
import type { ItemId } from "../core/trial/trial";
import { CAMPAIGN_FILE, checkCampaign } from "./campaign";
import { type Campaign, campaignSchema } from "./campaign-schema";
import {
  CATEGORIES_FILE,
  type Category,
  categoriesSchema,
  MANIFEST_FILE,
  type ManifestItem,
  manifestSchema,
  STIMULI_FOLDER,
} from "./manifest";
import { ContentError } from "./problem";
import { loadJson, type TextSource } from "./source";

/** The game's content, except its levels. */
export interface Content {
  readonly campaign: Campaign;
  readonly deck: LoadedDeck;
}

/** @throws ContentError with a sentence for the player */
export async function loadContent(source: TextSource): Promise<Content> {
  const [campaign, deck] = await Promise.all([loadCampaign(source), loadDeck(source)]);
  return { campaign, deck };
}

/** Everything trials are made from. */
export interface LoadedDeck {
  /** The deck core builds blocks from. */
  readonly deck: Deck;
  readonly categories: readonly Category[];
  readonly items: ReadonlyMap<ItemId, ManifestItem>;
  /** Path of an item's file, relative to the game root. @throws Error for an unknown id */
  fileOf(id: ItemId): string;
  /** SHA-256 of its bytes, as the manifest lists it. @throws Error for an unknown id */
  sumOf(id: ItemId): string;
}

/** @throws ContentError when the file is missing or wrong, like every function here */
export async function loadCampaign(source: TextSource): Promise<Campaign> {
  const campaign = await loadJson(source, CAMPAIGN_FILE, campaignSchema);
  checkCampaign(campaign);
  return campaign;
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
    if (RECOGNISED.has(item.kind) && "category" in item && !known.has(item.category))
      throw new ContentError(MANIFEST_FILE, {
        path: `items[${i}].category`,
        expected: `a category of ${CATEGORIES_FILE}`,
        found: JSON.stringify(item.category),
      });
    items.set(item.id, item);
  }
  const all = [...items.values()];
  const itemOf = (id: ItemId): ManifestItem => {
    const item = items.get(id);
    if (!item) throw new Error(`the deck has no item "${id}"`);
    return item;
  };
  return {
    deck: {
      objects: ofKind(all, "object"),
      photographs: ofKind(all, "photograph"),
      models: ofKind(all, "model"),
      groups: Object.fromEntries(categories.flatMap(({ id, group }) => (group === undefined ? [] : [[id, group]]))),
      forms: all.flatMap(formsOf),
      backgrounds: all.flatMap((item) => (item.kind === "background" ? [{ id: item.id, clutter: item.clutter }] : [])),
    },
    categories,
    items,
    fileOf: (id) => `${STIMULI_FOLDER}/${itemOf(id).file}`,
    sumOf: (id) => itemOf(id).sha256,
  };
}

type ObjectKind = "object" | "photograph" | "model";
const RECOGNISED: ReadonlySet<string> = new Set<ObjectKind>(["object", "photograph", "model"]);

const ofKind = (items: readonly ManifestItem[], kind: ObjectKind): DeckObject[] =>
  items.flatMap((item) => (item.kind === kind ? [{ id: item.id, category: item.category, ...sideOf(item) }] : []));

/** Only cut-outs are dealt by their size: one file of a model holds many views, and photographs are stored sharp. */
const sideOf = (item: ManifestItem): { side?: number } =>
  item.kind === "object" ? { side: Math.max(item.width, item.height) } : {};

/** Drawings and words, which represent a concept as its photographs do. */
function formsOf(item: ManifestItem): NonNullable<Deck["forms"]>[number][] {
  if (item.kind === "drawing") return [{ id: item.id, category: item.category, form: "drawing" }];
  return item.kind === "word" ? [{ id: item.id, category: item.category, form: `word-${item.language}` }] : [];
}

function doubled(file: string, path: string, id: string): ContentError {
  return new ContentError(file, { path, expected: "an id of its own", found: `"${id}" for the second time` });
}
