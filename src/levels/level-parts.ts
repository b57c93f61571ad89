import type { LevelPartsList } from "../overlay/kit/level-parts";
import { firstGlance } from "./first-glance/parts";
import { fovea } from "./fovea/parts";
import { glimpses } from "./glimpses/parts";
import { grandmotherCell } from "./grandmother-cell/parts";
import { invariance } from "./invariance/parts";
import { moreTime } from "./more-time/parts";
import { smallAndCluttered } from "./small-and-cluttered/parts";
import { textureOrShape } from "./texture-or-shape/parts";

/** Every level with its own code: a room and a line here. A data-only level needs neither. */
export const levelParts: LevelPartsList = new Map([
  ["first-glance", firstGlance],
  ["small-and-cluttered", smallAndCluttered],
  ["more-time", moreTime],
  ["invariance", invariance],
  ["texture-or-shape", textureOrShape],
  ["grandmother-cell", grandmotherCell],
  ["fovea", fovea],
  ["glimpses", glimpses],
]);
