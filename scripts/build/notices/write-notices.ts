import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Package } from "./package-of.ts";
import { INNER, REVIEWED, type Reviewed } from "./reviewed.ts";

const TEXTS = join(import.meta.dirname, "texts");
const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i;
const LINE = "=".repeat(80);

/** A work's licence, its source, and the text that goes with it. */
interface Entry {
  readonly title: string;
  readonly copyright: string;
  readonly text: string;
}

/**
 * The whole notice.
 * @throws Error with a sentence for each package without a licence text
 */
export function writeNotices(packages: readonly Package[]): string {
  const sorted = [...packages].sort((a, b) => (a.name < b.name ? -1 : 1));
  const missing = sorted.flatMap((each) => (licenceOf(each) ? [] : [complaint(each)]));
  if (missing.length > 0) throw new Error(missing.join("\n"));
  const entries = sorted.flatMap((each) => [licenceOf(each) as Entry, ...innerOf(each)]);
  const byText = new Map<string, Entry[]>();
  for (const entry of entries) byText.set(entry.text, [...(byText.get(entry.text) ?? []), entry]);
  return [
    "Glimpse is made with the works below. Each keeps its own licence, whose text follows its name.",
    "The game's pictures, sounds and weights have theirs in assets/CREDITS.md.",
    "",
    ...entries.map(({ title }) => `  ${title}`),
    ...[...byText].map(([text, group]) =>
      ["", LINE, ...group.flatMap(({ title, copyright }) => [title, ...(copyright ? [copyright] : [])]), "", text].join(
        "\n",
      ),
    ),
    "",
  ].join("\n");
}

function complaint({ name, version, licence }: Package): string {
  const stale = [...REVIEWED.keys()].find((key) => key.startsWith(`${name}@`));
  const why = stale
    ? `scripts/build/notices/reviewed.ts knows ${stale} alone: look at what this version says, then change the entry`
    : "scripts/build/notices/reviewed.ts has no entry for it: look its licence up, then add one";
  return `${name} ${version} (${licence}) goes into the bundle and ships no licence text, and ${why}.`;
}

function licenceOf(each: Package): Entry | null {
  const { name, version, licence, homepage, folder } = each;
  const title = `${name} ${version} (${licence}) ${homepage}`.trimEnd();
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  if (files.length > 0) {
    const texts = files.sort().map((file) => readFileSync(join(folder, file), "utf8").trim());
    return { title, copyright: "", text: ownPart(texts.join("\n\n")) };
  }
  const reviewed = REVIEWED.get(`${name}@${version}`);
  if (!reviewed || reviewed.licence !== licence) return null;
  return { title, copyright: reviewed.copyright, text: readText(reviewed, each) };
}

/** The tools' own bundled dependencies do not end up in the game; only their few helpers do. */
const ownPart = (text: string): string => (text.split("\n# Licenses of bundled dependencies")[0] ?? text).trim();

function innerOf(each: Package): Entry[] {
  return (INNER.get(each.name) ?? []).map((inner) => ({
    title: `${inner.name}, in ${each.name} (${inner.licence}) ${inner.from}`,
    copyright: inner.copyright,
    text: readText(inner, each),
  }));
}

function readText({ text }: Reviewed, { folder }: Package): string {
  return readFileSync(text.startsWith("./") ? join(folder, text) : join(TEXTS, text), "utf8").trim();
}
