import { html, type TemplateResult } from "lit";
import "./duel-cards.css";
import type { Game } from "../../app/game";
import type { TrialRecord } from "../../core/trial/record";
import { netMark, outcomeMark, youMark } from "../kit/marks";

/** The two answers side by side. */
export function duelCards(game: Game, { response, correct, net }: TrialRecord): TemplateResult {
  const { t } = game.stores.language.getState();
  const outcome = (right: boolean) => outcomeMark(right, t(right ? "a11y.right" : "a11y.wrong"));
  return html`<dl class="duel">
    <div class=${correct ? "answer of-you right" : "answer of-you"}>
      <dt>${youMark()} ${t("player.you")}</dt>
      <dd>
        <strong>${response.choice === null ? t("reveal.missed") : game.pictures.categoryName(response.choice)}</strong>
        ${outcome(correct)}
        <small class="figure">${response.rt === null ? "–" : t("common.ms", { ms: response.rt })}</small>
      </dd>
    </div>
    <div class=${net?.correct ? "answer of-net right" : "answer of-net"}>
      <dt>${netMark()} ${t("player.net")}</dt>
      <dd>
        ${
          net
            ? html`<strong>${game.pictures.categoryName(net.choice)}</strong> ${outcome(net.correct)}
                <small class="figure">${t("common.ms", { ms: net.time })}</small>`
            : html`<strong>${t("net.absent.short")}</strong>`
        }
      </dd>
    </div>
  </dl>`;
}
