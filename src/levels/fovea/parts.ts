import type { LevelParts } from "../../overlay/kit/level-parts";

export const fovea: LevelParts = {
  figure: () => import("./figure"),
  lab: () => import("./lab"),
  labMeasures: [],
  explanation: () => import("./explanation"),
  sentences: { en: () => import("./en.json"), "zh-CN": () => import("./zh-CN.json") },
};
