import type { Game } from "../../app/game";
import type { TrialRecord } from "../../core/trial/record";

/** Brief feedback in words: how the answer was, where one is right, and the truth. */
export function briefWords(
  game: Game,
  { correct, trial, outcome }: TrialRecord,
): { head: string | null; truth: string } {
  const { t } = game.stores.language.getState();
  const name = game.pictures.categoryName;
  const missed = outcome === "missed" ? t("reveal.missed") : null;
  // Names both cues equally: calling one right would teach the player to rely on it.
  if (trial.texture !== undefined)
    return { head: missed, truth: t("brief.cues", { shape: name(trial.answer), texture: name(trial.texture) }) };
  return {
    head: missed ?? t(correct ? "a11y.right" : "a11y.wrong"),
    truth: t("reveal.truth", { category: name(trial.answer) }),
  };
}
