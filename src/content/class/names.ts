import chineseWords from "naughty-words/zh.json" with { type: "json" };
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from "obscenity";
import { LONGEST_NAME } from "./class-settings";

/** A name as it will stand on the board, or why it cannot. */
export type ReadName = { readonly name: string } | { readonly unfit: "empty" | "long" | "rude" };

const english = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
/** Single characters of the list are parts of harmless words: 牛奶 is milk. */
const chinese = (chineseWords as readonly string[]).filter((word) => /^\p{Script=Han}{2,}$/u.test(word));

/** Direction marks, joiners, control characters: nobody sees them, and they make two names one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;
/** Written between letters, to hide a word from a list. */
const BETWEEN = /[\s\p{P}\p{S}]+/gu;
const GRAPHEMES = new Intl.Segmenter("und", { granularity: "grapheme" });

/** Reads a name that somebody typed. Rude words are recognised in English and Chinese; the rest is left to the host's eye. */
export function readName(typed: string): ReadName {
  const name = typed.normalize("NFC").replace(/\s+/gu, " ").replace(UNSEEN, "").replace(/ +/g, " ").trim();
  if (name === "") return { unfit: "empty" };
  if ([...GRAPHEMES.segment(name)].length > LONGEST_NAME || name.length > LONGEST_NAME * 4) return { unfit: "long" };
  return isRude(name) ? { unfit: "rude" } : { name };
}

function isRude(name: string): boolean {
  const plain = name.normalize("NFKC");
  const together = plain.replace(BETWEEN, "");
  return english.hasMatch(plain) || chinese.some((word) => together.includes(word));
}
