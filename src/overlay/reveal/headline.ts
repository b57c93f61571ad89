import type { Game } from "../../app/game";
import type { MessageKey } from "../../content/messages";
import type { TrialRecord } from "../../core/trial/record";
import { hasRightAnswer } from "../../core/trial/trial";
import { cueViewHere } from "../merits/merit-views";

/** The sentence for who saw what; where no answer is right, for who went by which cue. */
export const headlineWords = (game: Game, record: TrialRecord): string =>
  hasRightAnswer(record.trial)
    ? game.stores.language.getState().t(revealHeadline(record))
    : (cueViewHere()?.headline(game, record) ?? "");

function revealHeadline({ outcome, correct, response, net }: TrialRecord): MessageKey {
  if (outcome === "missed") {
    if (!net) return "reveal.missed";
    return net.correct ? "reveal.missed-net-right" : "reveal.missed-net-wrong";
  }
  if (!net) return correct ? "reveal.right" : "reveal.wrong";
  if (correct) return net.correct ? "reveal.both-right" : "reveal.only-you";
  if (net.correct) return "reveal.only-net";
  return net.choice === response.choice ? "reveal.both-wrong-same" : "reveal.both-wrong";
}
