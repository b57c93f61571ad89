import type { Game } from "../../app/game";
import { progressOf } from "../../app/stores/progress-store";
import { type CampaignLevel, campaignLevels } from "../../content/campaign";

/** A level of the campaign, or undefined for an unknown id. */
export function campaignLevel(game: Game, id: string): CampaignLevel | undefined {
  return campaignLevels(game.levels.campaign).find((level) => level.id === id);
}

/** A level's title in the current language; its id if the campaign has no such level. */
export function levelTitle(game: Game, id: string): string {
  return campaignLevel(game, id)?.title[game.stores.language.getState().t.language] ?? id;
}

/** The level "Play" opens: the first open one not passed yet, else null. */
export function nextLevel(game: Game): string | null {
  const access = game.levels.access();
  const progress = game.stores.progress.getState();
  const next = campaignLevels(game.levels.campaign).find(
    ({ id }) => access.get(id)?.kind === "open" && progressOf(progress, id)?.passed !== true,
  );
  return next?.id ?? null;
}
