import { html } from "lit";
import type { Game } from "../../app/game";
import type { BlockSummary } from "../../app/summary";
import type { MessageKey } from "../../content/messages";
import type { Accuracy } from "../../core/stats/accuracy";
import { wholeChart } from "../kit/charts/summary-charts";
import { netMark, youMark } from "../kit/marks";
import { groupRecords } from "../results/groups";
import { kappaNote } from "../results/results-notes";
import type { MeritView, ResultsStory } from "./merit-view";

/** Right answers: a score against the net, a chart of both, and whether mistakes are shared. */
export const accuracyView: MeritView = {
  story,
  numbers: (game, summary) => {
    const { t } = game.stores.language.getState();
    return html`<section class="panel accuracy stack">
      <h2>${t("results.accuracy.chart")}</h2>
      ${wholeChart(game, summary)}
      <p class="muted small">${t("results.interval.note")}</p>
    </section>`;
  },
  agreement: (game, summary) => html`<section class="panel notes stack tight">${kappaNote(game, summary)}</section>`,
  board: (game) => game.stores.language.getState().t("results.quadrants"),
  groups: groupRecords,
};

function story(game: Game, summary: BlockSummary): ResultsStory {
  const { t } = game.stores.language.getState();
  const { you, net, passed } = summary;
  const counts = ({ correct, n }: Accuracy) => ({ right: correct, total: n, share: n > 0 ? correct / n : 0 });
  const headline = headlineOf(summary);
  return {
    kind: headline.split(".")[1] as string,
    score: html`<div class="final-score figure" aria-hidden="true">
      <span class="of-you">${youMark()}${you.correct}</span>
      <span class="versus"></span>
      <span class="of-net">${net ? net.correct : "–"}${netMark()}</span>
    </div>`,
    headline: t(headline),
    numbers: [t("results.accuracy.you", counts(you)), net ? t("results.accuracy.net", counts(net)) : ""],
    lead: [t(passed ? "results.passed" : "results.not-passed")],
    mark: t("results.mark"),
  };
}

function headlineOf({ you, net }: BlockSummary): MessageKey {
  if (!net) return "results.alone";
  if (you.correct === net.correct) return "results.tie";
  return you.correct > net.correct ? "results.won" : "results.lost";
}
