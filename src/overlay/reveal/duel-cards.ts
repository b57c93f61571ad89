import { html, type TemplateResult } from "lit";
import "./duel-cards.css";
import type { Game } from "../../app/game";
import type { TrialRecord } from "../../core/trial/record";
import { hasRightAnswer } from "../../core/trial/trial";
import { netMark, outcomeMark, youMark } from "../kit/marks";
import { cueViewHere } from "../merits/merit-views";

/** The two answers side by side. */
export function duelCards(game: Game, record: TrialRecord): TemplateResult {
  const { t } = game.stores.language.getState();
  const { trial, response, correct, net } = record;
  const right = (it: boolean | undefined) => (it && hasRightAnswer(trial) ? "right" : "");
  return html`<dl class="duel">
    <div class=${`answer of-you ${right(correct)}`}>
      <dt>${youMark()} ${t("player.you")}</dt>
      <dd>
        <strong>${response.choice === null ? t("reveal.missed") : game.pictures.categoryName(response.choice)}</strong>
        ${sign(game, record, response.choice, correct)}
        <small class="figure">${response.rt === null ? "–" : t("common.ms", { ms: response.rt })}</small>
      </dd>
    </div>
    <div class=${`answer of-net ${right(net?.correct)}`}>
      <dt>${netMark()} ${t("player.net")}</dt>
      <dd>
        ${
          net
            ? html`<strong>${game.pictures.categoryName(net.choice)}</strong> ${sign(game, record, net.choice, net.correct)}
                <small class="figure">${t("common.ms", { ms: net.time })}</small>`
            : html`<strong>${t("net.absent.short")}</strong>`
        }
      </dd>
    </div>
  </dl>`;
}

/** A tick or a cross; where no answer is right, the cue that it followed, if any. */
function sign(game: Game, { trial }: TrialRecord, choice: string | null, correct: boolean): TemplateResult {
  const { t } = game.stores.language.getState();
  if (hasRightAnswer(trial)) return outcomeMark(correct, t(correct ? "a11y.right" : "a11y.wrong"));
  // The cell stays: the time has its own.
  return cueViewHere()?.sign(game, trial, choice) ?? html`<span></span>`;
}
