/** The words for what the cut-outs show, as pictures. */
import { join } from "node:path";
import { CATEGORIES } from "./categories";
import { CONCEPTS } from "./concepts";
import { LONGEST } from "./cut-outs";
import { type Add, sizeOf, sourceOf } from "./deck-writer";
import { DRAWN_QUALITY } from "./drawings";
import { readLetters } from "./lettering";
import { drawSvg, fitObject } from "./pixels";
import { LETTERS_FILE, SOURCES } from "./sources";
import type { Unpacked } from "./unpack";
import { encodeWebp } from "./webp";

export async function addWrittenWords(from: Unpacked, add: Add): Promise<void> {
  const letters = readLetters(join(from.letters, LETTERS_FILE), LONGEST);
  for (const { category } of CONCEPTS) {
    const { names } = CATEGORIES.find(({ id }) => id === category) as (typeof CATEGORIES)[number];
    for (const language of ["en", "zh-CN"] as const) {
      const id = `word-${language.toLowerCase()}-${category}`;
      const picture = fitObject(await drawSvg(letters(names[language])), LONGEST);
      const credit = {
        title: `The word “${names[language]}”.`,
        author: "Adobe (Noto Sans SC)",
        licence: "OFL-1.1",
        source: sourceOf(SOURCES.letters, LETTERS_FILE),
        changes: "drawn with the font's outlines; the font itself is not shipped",
      };
      const bytes = await encodeWebp(picture, DRAWN_QUALITY);
      add({ id, kind: "word", category, language, file: `words/${id}.webp`, ...credit, ...sizeOf(picture) }, bytes);
    }
  }
}
