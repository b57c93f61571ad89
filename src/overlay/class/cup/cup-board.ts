import { html, nothing, type TemplateResult } from "lit";
import type { CupClass } from "../../../app/class-figures/cup";
import type { Game } from "../../../app/game";
import type en from "../../../content/messages/en/class-cup.json";
import type { ClassKappa } from "../../../core/stats/class-kappa";
import { netMark, youMark } from "../../kit/marks";
import { sayIn } from "../../kit/say";

const say = sayIn<keyof typeof en>();

/** The classes, the best first: their share of right answers with its interval, the net's, and κ. */
export function cupBoard(game: Game, classes: readonly CupClass[], takeAway: (file: string) => void): TemplateResult {
  const sorted = [...classes].sort((a, b) => b.accuracy.point - a.accuracy.point);
  return html`<ol class="cup-board">${sorted.map((each) => row(game, each, () => takeAway(each.file)))}</ol>`;
}

function row(game: Game, each: CupClass, takeAway: () => void): TemplateResult {
  const t = say(game);
  const { accuracy, net } = each;
  const percent = (share: number) => t("common.percent", { share });
  return html`<li class="panel cup-class">
    <div class="row between">
      <h3>${each.name}</h3>
      <button type="button" class="button quiet small" @click=${takeAway}>${t("cup.remove")}</button>
    </div>
    <p class="muted small">
      ${t("cup.people", { n: each.people })}
      ${each.elsewhere > 0 ? t("cup.elsewhere", { n: each.elsewhere }) : nothing}
      ${each.leftOut > 0 ? t("cup.left-out", { n: each.leftOut }) : nothing}
    </p>
    <div class="cup-line" aria-hidden="true" style="--low: ${accuracy.low}; --high: ${accuracy.high}; --at: ${accuracy.point}">
      <span class="cup-reach"></span><span class="cup-dot"></span>
      ${net ? html`<span class="cup-net" style="--at: ${net.point}">${netMark()}</span>` : nothing}
    </div>
    <ul class="cup-numbers">
      <li>${youMark()} ${t("cup.right", { share: percent(accuracy.point), low: percent(accuracy.low), high: percent(accuracy.high) })}</li>
      ${net ? html`<li>${netMark()} ${t("cup.net", { share: percent(net.point) })}</li>` : nothing}
      <li>${kappa(game, "cup.kappa", each.humanHuman)}</li>
      ${each.humanNet ? html`<li>${kappa(game, "cup.kappa-net", each.humanNet)}</li>` : nothing}
    </ul>
  </li>`;
}

function kappa(game: Game, key: "cup.kappa" | "cup.kappa-net", { kappa: value, low, high }: ClassKappa): string {
  const t = say(game);
  if (Number.isNaN(value)) return t(`${key}.unknown`);
  const figure = value.toFixed(2);
  if (low === null || high === null) return t(`${key}.bare`, { value: figure });
  return t(key, { value: figure, low: low.toFixed(2), high: high.toFixed(2) });
}
