import type { Level } from "../content/level";
import type { Settings } from "../content/saved";
import type { Allowances } from "../core/trial/allowances";
import { taskKind } from "./tasks/task-kinds";

/** Which of the player's wishes a level can grant. Its records hold the times that came of it. */
export const allowancesFor = (level: Level, settings: Pick<Settings, keyof Allowances>): Allowances =>
  taskKind(level).allowances(level.task, settings);
