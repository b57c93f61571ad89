import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { TrialRecord } from "../../core/trial/record";
import { hasRightAnswer } from "../../core/trial/trial";
import { type Bar, barList } from "../kit/charts/bar-list";
import { netMark, youMark } from "../kit/marks";
import { wordBars } from "../kit/net-word";
import { cueViewHere } from "../merits/merit-views";

/** The net's view: its score for each choice, and its top five words. */
export function netMind(game: Game, record: TrialRecord): TemplateResult {
  const { t } = game.stores.language.getState();
  const { net } = record;
  if (!net) return html`<p class="muted">${t("reveal.net.absent")}</p>`;
  return html`<section class="mind">
      <h3>${t("reveal.choices")}</h3>
      ${barList(choiceBars(game, record), t("reveal.choices"))}
      ${net.tie ? html`<p class="note">${t("reveal.net.tie")}</p>` : nothing}
    </section>
    <section class="mind">
      <h3>${t("reveal.top5")}</h3>
      ${wordBars(game, net.top5)}
    </section>`;
}

function choiceBars(game: Game, { trial, net, response }: TrialRecord): Bar[] {
  const { t } = game.stores.language.getState();
  const scores = net?.scores ?? [];
  const sum = scores.reduce((total, score) => total + score, 0);
  return trial.choices.map((choice, index) => {
    const share = sum > 0 ? (scores[index] ?? 0) / sum : 0;
    // Where both cues are answers, each says which it is.
    const cue = hasRightAnswer(trial) ? null : cueViewHere()?.sign(game, trial, choice);
    const marks = [
      ...(cue ? [cue] : []),
      ...(choice === response.choice ? [youMark()] : []),
      ...(choice === net?.choice ? [netMark()] : []),
    ];
    return {
      label: game.pictures.categoryName(choice),
      share,
      value: t("common.percent", { share }),
      marks,
      strong: hasRightAnswer(trial) && choice === trial.answer,
    };
  });
}
