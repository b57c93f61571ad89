import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../src/content/language";
import { PROJECT_ROOT } from "../../src/tools/node-source";

/** Every level that has words. */
export const levelNames = readdirSync(join(PROJECT_ROOT, "levels"), { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name);

const json = (path: string): Record<string, string> => JSON.parse(readFileSync(join(PROJECT_ROOT, path), "utf8"));

/** A level's words as written, without the list of sources, which is the same in both languages. */
export function levelText(level: string, language: Language): string {
  return readFileSync(join(PROJECT_ROOT, "levels", level, `${language}.md`), "utf8").replace(
    /^## Sources\n[\s\S]*/m,
    "",
  );
}

/** The sentences of a level's own code, by key: none for a level without code. */
export function levelSentences(level: string, language: Language): Record<string, string> {
  const path = `src/levels/${level}/${language}.json`;
  return existsSync(join(PROJECT_ROOT, path)) ? json(path) : {};
}

/** Everything that a player reads in a language, in pieces that answer each other across languages: paragraphs and messages. */
export function playerTexts(language: Language): Map<string, string> {
  const pieces = new Map<string, string>();
  for (const level of levelNames) {
    const paragraphs = levelText(level, language).split(/\n{2,}|\n(?=- )/);
    for (const [i, text] of paragraphs.entries()) pieces.set(`levels/${level} ${i}`, text.replace(/^### \w+ \| /, ""));
    for (const [key, text] of Object.entries(levelSentences(level, language))) pieces.set(`${level} ${key}`, text);
  }
  const folder = join("src/content/messages", language);
  for (const file of readdirSync(join(PROJECT_ROOT, folder)))
    for (const [key, text] of Object.entries(json(join(folder, file)))) pieces.set(key, text);
  const titles = (value: unknown, path: string): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === language && typeof inner === "string") pieces.set(path, inner);
      titles(inner, `${path}/${key}`);
    }
  };
  titles(JSON.parse(readFileSync(join(PROJECT_ROOT, "levels/campaign.json"), "utf8")), "campaign");
  return pieces;
}
