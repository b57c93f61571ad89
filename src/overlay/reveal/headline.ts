import type { MessageKey } from "../../content/messages";
import type { TrialRecord } from "../../core/trial/record";

/** The sentence for who saw what. */
export function revealHeadline({ outcome, correct, response, net }: TrialRecord): MessageKey {
  if (outcome === "missed") {
    if (!net) return "reveal.missed";
    return net.correct ? "reveal.missed-net-right" : "reveal.missed-net-wrong";
  }
  if (!net) return correct ? "reveal.right" : "reveal.wrong";
  if (correct) return net.correct ? "reveal.both-right" : "reveal.only-you";
  if (net.correct) return "reveal.only-net";
  return net.choice === response.choice ? "reveal.both-wrong-same" : "reveal.both-wrong";
}
