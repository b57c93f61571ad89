import type { Language } from "./language";
import { loadCode } from "./load-code";

/** A class of the net, told to people. */
export interface NetWord {
  /** Its name in the page's language. */
  readonly name: string;
  /** What it is, in everyday words: "a finch"; empty where the name says it. */
  readonly kind: string;
}

/** The names and kinds of the net's 1000 classes in one language. */
export interface NetWords {
  readonly language: Language;
  /** @returns null for a class that is not this net's: the label must be the one the net gives to this index */
  of(index: number, label: string): NetWord | null;
}

/** The rows of a file, in the order of the net's classes: [English label, kind], or [English label, name, kind]. */
type Rows = readonly (readonly string[])[];

/** One loader for each language. The files come after the first picture. */
const files: Record<Language, () => Promise<Rows>> = {
  en: async () => (await loadCode(() => import("./net-words/en.json"))).default,
  "zh-CN": async () => (await loadCode(() => import("./net-words/zh-CN.json"))).default,
};

/** @throws FileFailure or CodeFailure when the file cannot be loaded */
export async function loadNetWords(language: Language): Promise<NetWords> {
  const rows = await files[language]();
  return {
    language,
    of: (index, label) => {
      const row = rows[index];
      if (row?.[0] !== label) return null;
      return { name: row.at(-2) as string, kind: row.at(-1) as string };
    },
  };
}
