import type { Game } from "../../app/game";
import { progressOf } from "../../app/stores/progress-store";
import { campaignLevels } from "../../content/campaign";
import { levelTitle } from "./level-names";

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

/** Those levels in a sentence; empty when there are none. */
export function openedWords(game: Game, passed: string): string {
  const { t } = game.stores.language.getState();
  const titles = openedLevels(game, passed).map((id) => t("common.quoted", { title: levelTitle(game, id) }));
  return titles.length > 0 ? t("results.opened", { levels: t.list(titles) }) : "";
}
