/** The stored pictures, decoded, for measuring and for tests. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CategoryClasses } from "../../src/core/decision/decide";
import { degrees } from "../../src/core/units";
import { composeStimulus } from "../../src/core/vision/compose";
import type { Raster } from "../../src/core/vision/raster";
import type { Manifest, ManifestItem, ManifestKind } from "./manifest";
import { decodeWebp } from "./webp";

export interface Card {
  readonly item: ManifestItem;
  readonly picture: Raster;
}

export function readManifest(assets: string): Manifest {
  return JSON.parse(readFileSync(join(assets, "stimuli/manifest.json"), "utf8")) as Manifest;
}

export function readCategories(assets: string): readonly CategoryClasses[] {
  return JSON.parse(readFileSync(join(assets, "stimuli/categories.json"), "utf8")) as CategoryClasses[];
}

export async function readCards(assets: string, kind: ManifestKind): Promise<Card[]> {
  const cards: Card[] = [];
  for (const item of readManifest(assets).items) {
    if (item.kind !== kind) continue;
    const picture = await decodeWebp(new Uint8Array(readFileSync(join(assets, "stimuli", item.file))));
    cards.push({ item, picture });
  }
  return cards;
}

/** An object in the middle of mid grey at 85 % of a 224-pixel frame: the picture for comparing two sets of weights. */
export function onGrey(card: Card): Raster {
  const object = { id: card.item.id, x: 0.5, y: 0.5, size: 0.85, turn: degrees(0), mirror: false };
  return composeStimulus({ object, background: { kind: "grey" }, light: 1 }, { object: card.picture }, 224);
}
