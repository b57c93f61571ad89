import type { Game } from "../../app/game";
import { progressOf } from "../../app/stores/progress-store";
import { campaignLevels } from "../../content/campaign";

/** Unplayed levels opened by passing this one. */
export function openedLevels(game: Game, passed: string): string[] {
  const access = game.levels.access();
  const progress = game.stores.progress.getState();
  return campaignLevels(game.levels.campaign)
    .filter(
      ({ id, opensAfter }) =>
        Array.isArray(opensAfter) &&
        opensAfter.includes(passed) &&
        access.get(id)?.kind === "open" &&
        progressOf(progress, id) === undefined,
    )
    .map(({ id }) => id);
}
