import figures from "./zh-CN/figures.json";
import fovea from "./zh-CN/fovea.json";
import game from "./zh-CN/game.json";
import glimpses from "./zh-CN/glimpses.json";
import grandmother from "./zh-CN/grandmother.json";
import invariance from "./zh-CN/invariance.json";
import notebook from "./zh-CN/notebook.json";
import texture from "./zh-CN/texture.json";
import time from "./zh-CN/time.json";

/** Every sentence of the game in Simplified Chinese, joined from the rooms' files. */
export const chinese = {
  ...game,
  ...figures,
  ...notebook,
  ...time,
  ...invariance,
  ...texture,
  ...grandmother,
  ...fovea,
  ...glimpses,
};
