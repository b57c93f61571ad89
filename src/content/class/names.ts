import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from "obscenity";
import { LONGEST_NAME } from "./class-settings";

/** A name as it will stand on the board, or why it cannot. */
export type ReadName = { readonly name: string } | { readonly unfit: "empty" | "long" | "rude" };

const rude = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });

/** Direction marks, joiners, control characters: nobody sees them, and they make two names one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;
const GRAPHEMES = new Intl.Segmenter("und", { granularity: "grapheme" });

/** Reads a name that somebody typed. Rude English words are recognised; other languages are left to the host's eye. */
export function readName(typed: string): ReadName {
  const name = typed.normalize("NFC").replace(UNSEEN, "").replace(/\s+/gu, " ").trim();
  if (name === "") return { unfit: "empty" };
  if ([...GRAPHEMES.segment(name)].length > LONGEST_NAME || name.length > LONGEST_NAME * 4) return { unfit: "long" };
  return rude.hasMatch(name) ? { unfit: "rude" } : { name };
}
