import type { Game } from "../../app/game";
import type { TrialRecord } from "../../core/trial/record";
import { hasRightAnswer } from "../../core/trial/trial";
import { truthWords } from "../shared/truth-words";

/** Brief feedback in words: how the answer was, where one is right, and the truth. */
export function briefWords(
  game: Game,
  { correct, trial, outcome }: TrialRecord,
): { head: string | null; truth: string } {
  const { t } = game.stores.language.getState();
  const missed = outcome === "missed" ? t("reveal.missed") : null;
  // Both cues are named equally: calling one right would teach the player to rely on it.
  const right = () => (hasRightAnswer(trial) ? t(correct ? "a11y.right" : "a11y.wrong") : null);
  return { head: missed ?? right(), truth: truthWords(game, trial) };
}
