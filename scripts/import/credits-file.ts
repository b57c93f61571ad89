/** Makes assets/stimuli/credits.json: what the game tells of who made a picture. */
import { LICENCES } from "./licences";
import type { ManifestItem } from "./manifest";
import { SOURCES } from "./sources";

const HOMES = new Map<string, string>(Object.values(SOURCES).map((source) => [source.package, source.home]));

/** Where the original is; for a package that names no page of its own, the package's project. */
export function pageOf({ id, source }: Pick<ManifestItem, "id" | "source">): string {
  const page = source.page ?? HOMES.get(source.package);
  if (page === undefined) throw new Error(`${id}: there is no package "${source.package}"`);
  return page;
}

/** Sounds are told of in CREDITS.md alone: no dialog shows them. */
export function creditsJson(items: readonly ManifestItem[]): Uint8Array {
  const shown = items.filter(({ kind }) => kind !== "sound");
  const used = new Set(shown.map(({ licence }) => licence));
  const licences = [...LICENCES].flatMap(([id, { url }]) => (used.has(id) ? [[id, url] as const] : []));
  const lines = shown.map((item) => {
    const { id, title, author, licence } = item;
    return `${JSON.stringify(id)}: ${JSON.stringify({ title, author, licence, page: pageOf(item) })}`;
  });
  const head = `{\n"version": 1,\n"licences": ${JSON.stringify(Object.fromEntries(licences), null, 1)},\n`;
  return new TextEncoder().encode(`${head}"items": {\n${lines.join(",\n")}\n}\n}\n`);
}
