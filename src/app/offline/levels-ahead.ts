import { builtLevels, unlocked } from "../../content/campaign";
import type { Campaign } from "../../content/campaign-schema";
import type { Level } from "../../content/level";
import { type PictureKind, taskKind } from "../tasks/task-kinds";

/** Levels the player can open now, and those that open once these are passed. */
export function levelsAhead(campaign: Campaign, passed: readonly string[]): readonly string[] {
  const built = builtLevels(campaign);
  const openAfter = (ids: readonly string[]) =>
    [...unlocked(campaign, ids, built)].flatMap(([id, access]) => (access.kind === "open" ? [id] : []));
  return openAfter([...passed, ...openAfter(passed)]);
}

/** The kinds of pictures a level may show, in its trials, its lab and its explanation. */
export const kindsOf = (level: Level): ReadonlySet<PictureKind> => taskKind(level).pictures(level.task);
