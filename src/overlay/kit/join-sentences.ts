import type { Translate } from "../../content/messages";

/** Sentences in a row, with a space between them where the language has spaces. */
export function joinSentences(t: Translate, sentences: readonly string[]): string {
  return sentences.join(t.language === "zh-CN" ? "" : " ");
}
