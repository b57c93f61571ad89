import type { LevelParts } from "../../overlay/kit/level-parts";

export const textureOrShape: LevelParts = {
  figure: () => import("./figure"),
  explanation: () => import("./explanation"),
  sentences: { en: () => import("./en.json"), "zh-CN": () => import("./zh-CN.json") },
};
