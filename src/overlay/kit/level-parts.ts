import type { LevelRoom, LevelRooms } from "../../app/level-room";
import type { LevelView } from "./level-view";

/** The code of one level: figure, lab, explanation and their sentences. */
export type LevelParts = LevelRoom<LevelView>;

export type LevelPartsList = LevelRooms<LevelView>;
