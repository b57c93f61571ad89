import type { Level } from "../content/level";
import type { Settings } from "../content/saved";
import { type Allowances, mayFlashLonger } from "../core/trial/allowances";

/** Which of the player's wishes a level can grant. Its records hold the times that came of it. */
export function allowancesFor({ task }: Level, settings: Pick<Settings, keyof Allowances>): Allowances {
  if (task.type !== "flash") return {};
  const { answerTime, longerFlashes = false } = settings;
  return { answerTime, longerFlashes: longerFlashes && mayFlashLonger(task) };
}
