import type { Language } from "./language";
import type { Sentences } from "./messages";

/** The sentences that levels of a merit need beside the shared ones, by the merit's name. */
export const meritSentences: Readonly<
  Record<string, Record<Language, () => Promise<{ readonly default: Sentences }>>>
> = {
  "cue-choice": {
    en: () => import("./messages/en/cue-choice.json"),
    "zh-CN": () => import("./messages/zh-CN/cue-choice.json"),
  },
};
