import type { Level } from "../content/level";
import { flashTask } from "../content/load-level";
import { type Block, buildBlock } from "../core/trial/build-block";
import type { Deck } from "../core/trial/flash-task";
import { buildGlimpseBlock } from "../core/trial/glimpse-block";

/** The trials of a level, whichever way it is played. @throws Error when the deck cannot fill them */
export function blockOf(level: Level, seed: string, deck: Deck): Block {
  const request = { level: level.id, levelVersion: level.version, seed, deck };
  if (level.task.type === "glimpses")
    return { practice: [], trials: buildGlimpseBlock({ ...request, task: level.task }) };
  return buildBlock({ ...request, task: flashTask(level) });
}
