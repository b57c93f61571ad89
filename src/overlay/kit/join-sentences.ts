import type { Translate } from "../../content/messages";

/** Joins sentences, with a space where the language uses spaces. */
export function joinSentences(t: Translate, sentences: readonly string[]): string {
  return sentences.join(t.language === "zh-CN" ? "" : " ");
}
