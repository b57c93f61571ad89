import type { Language } from "./language";
import type { Sentences } from "./messages";

type Loaders = Record<Language, () => Promise<{ readonly default: Sentences }>>;

/** Sentences that a newcomer can do without: of a merit, of the classroom. By what they are learnt as. */
export const lateSentences: Readonly<Record<string, Loaders>> = {
  "merit:cue-choice": {
    en: () => import("./messages/en/cue-choice.json"),
    "zh-CN": () => import("./messages/zh-CN/cue-choice.json"),
  },
  "class:door": {
    en: () => import("./messages/en/class-door.json"),
    "zh-CN": () => import("./messages/zh-CN/class-door.json"),
  },
  "class:seat": {
    en: () => import("./messages/en/class-seat.json"),
    "zh-CN": () => import("./messages/zh-CN/class-seat.json"),
  },
  "class:host": {
    en: () => import("./messages/en/class-host.json"),
    "zh-CN": () => import("./messages/zh-CN/class-host.json"),
  },
  "class:cup": {
    en: () => import("./messages/en/class-cup.json"),
    "zh-CN": () => import("./messages/zh-CN/class-cup.json"),
  },
  "class:wall": {
    en: () => import("./messages/en/class-wall.json"),
    "zh-CN": () => import("./messages/zh-CN/class-wall.json"),
  },
  "class:figures": {
    en: () => import("./messages/en/class-figures.json"),
    "zh-CN": () => import("./messages/zh-CN/class-figures.json"),
  },
};
