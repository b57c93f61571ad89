import { IntlMessageFormat } from "intl-messageformat";
import { type Language, languages } from "./language";
import { loadCode } from "./load-code";
// Types only: the file is loaded when its language is chosen.
import type { english } from "./messages/en";

/** The key of a visible sentence. A key missing from either language is a compile or a test error. */
export type MessageKey = keyof typeof english;

export type MessageValues = Readonly<Record<string, string | number>>;

/** Sentences by key, as in a file. */
export type Sentences = Readonly<Record<string, string>>;

/** @template Key the shared keys; in a level's room also the keys of the level's own sentences */
export interface Translate<Key extends string = MessageKey> {
  /**
   * The sentence for a key, with values filled in and numbers formatted for the language.
   * @throws Error when a value the sentence needs is missing
   */
  (key: Key, values?: MessageValues): string;
  readonly language: Language;
  /** A list, joined as the language does: "dog, cat and bird". */
  list(things: readonly string[]): string;
}

/** One loader for each language, so that a page downloads the sentences of one language only. */
const catalogues: Record<Language, () => Promise<Sentences>> = {
  en: async () => (await loadCode(() => import("./messages/en"))).english,
  "zh-CN": async () => (await loadCode(() => import("./messages/zh-CN"))).chinese,
};

/** Loads a language's sentences. @param more sentences of the open levels' rooms */
export async function createTranslator(language: Language, more: readonly Sentences[] = []): Promise<Translate> {
  const all: Sentences = Object.assign({}, await catalogues[language](), ...more);
  // Keys also come from data: a condition may be called "constructor".
  const sentences = new Map(Object.entries(all));
  // Parsing a pattern costs far more than formatting it, and views ask for the same ones on every change.
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  const joiner = new Intl.ListFormat(language, { style: "long", type: "conjunction" });
  const translate = (key: MessageKey, values?: MessageValues): string => {
    let message = parsed.get(key);
    if (!message) {
      message = new IntlMessageFormat(sentences.get(key) ?? key, language, undefined, { ignoreTag: true });
      parsed.set(key, message);
    }
    return String(message.format(values));
  };
  return Object.assign(translate, { language, list: (things: readonly string[]) => joiner.format(things) });
}

/**
 * The initial language: the one in the address, else the saved one, else the browser's first preference that the game
 * supports. Every variety of Chinese gets Simplified Chinese, the only one available; anything else gets English.
 * @param asked the browser's preferences in order, as in navigator.languages
 */
export function chooseLanguage(
  asked: readonly string[],
  saved?: string | null | undefined,
  fromUrl?: string | null | undefined,
): Language {
  for (const wish of [fromUrl, saved, ...asked]) {
    const language = wish ? spoken(wish) : undefined;
    if (language) return language;
  }
  return "en";
}

function spoken(tag: string): Language | undefined {
  const family = tag.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language.split("-")[0] === family);
}
