import type { Translate } from "../../content/messages";

/** Ends like a sentence, closing quotes and brackets aside. */
const ENDED = /[.!?…:;。！？：；]["'”’」』)）]*$/u;

/** Joins sentences as the language does, and ends each one that has no end of its own. */
export function joinSentences(t: Translate, sentences: readonly string[]): string {
  const chinese = t.language === "zh-CN";
  return sentences
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .map((each) => (ENDED.test(each) ? each : `${each}${chinese ? "。" : "."}`))
    .join(chinese ? "" : " ");
}
