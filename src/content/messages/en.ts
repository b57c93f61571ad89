import figures from "./en/figures.json";
import fovea from "./en/fovea.json";
import game from "./en/game.json";
import glimpses from "./en/glimpses.json";
import grandmother from "./en/grandmother.json";
import invariance from "./en/invariance.json";
import notebook from "./en/notebook.json";
import texture from "./en/texture.json";
import time from "./en/time.json";

/** Every sentence of the game in English, joined from the rooms' files. */
export const english = {
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
