import type { ItemId } from "../core/trial/trial";
import { STIMULI_FOLDER } from "./manifest";
import { loadJson, type TextSource } from "./source";
import { z } from "./zod";

/** Who made each picture. Fetched when somebody asks, unlike the manifest, for which every newcomer waits. */
export const CREDITS_FILE = `${STIMULI_FOLDER}/credits.json`;

const credit = z.object({
  /** What the picture shows, in its source's words. */
  title: z.string().min(1),
  author: z.string().min(1),
  /** An SPDX identifier; it has its address in `licences`. */
  licence: z.string().min(1),
  /** Where the original is. */
  page: z.url(),
});

const creditsSchema = z.object({
  version: z.literal(1),
  /** Address of each licence's text by its SPDX identifier. */
  licences: z.record(z.string(), z.url()),
  items: z.record(z.string(), credit),
});

export interface PictureCredit extends z.infer<typeof credit> {
  readonly id: ItemId;
  /** Address of the licence's text. */
  readonly terms: string;
}

export interface Credits {
  /** @throws Error for an item or a licence that is not listed */
  of(id: ItemId): PictureCredit;
}

/** @throws ContentError when the file is missing or wrong @throws FileFailure when the network does not bring it */
export async function loadCredits(source: TextSource): Promise<Credits> {
  const { items, licences } = await loadJson(source, CREDITS_FILE, creditsSchema);
  return {
    of(id) {
      const found = Object.hasOwn(items, id) ? items[id] : undefined;
      const terms = found && Object.hasOwn(licences, found.licence) ? licences[found.licence] : undefined;
      if (!found || terms === undefined) throw new Error(`no credit, or no licence, for the picture "${id}"`);
      return { id, ...found, terms };
    },
  };
}

/**
 * What the licences of a stimulus's parts ask of whoever passes it on. `free`: nothing; `name`: its authors' names;
 * `alike`: also the one licence named here for the whole; `apart`: several such licences, which no single one satisfies.
 */
export type ReuseRule =
  | { readonly kind: "free" | "name" }
  | { readonly kind: "alike" | "apart"; readonly licences: readonly string[] };

const FREE = /^(CC0|PDDL|LicenseRef-public-domain)/;
const SHARE_ALIKE = /^(L?GPL|CC-BY-SA)/;

export function reuseRule(licences: readonly string[]): ReuseRule {
  const alike = [...new Set(licences.filter((licence) => SHARE_ALIKE.test(licence)))].sort();
  if (alike.length > 0) return { kind: alike.length === 1 ? "alike" : "apart", licences: alike };
  return { kind: licences.every((licence) => FREE.test(licence)) ? "free" : "name" };
}
