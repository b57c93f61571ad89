import "./wall-round.css";
import { html, nothing, type TemplateResult } from "lit";
import "../../kit/stimulus-picture";
import type { ClosedRound } from "../../../content/class/class-views";
import type { MessageKey, Translate } from "../../../content/messages";
import { netMark, outcomeMark } from "../../kit/marks";
import { secondsTo, type WallContext, type WallWords } from "./wall-context";
import { type ChoiceBar, type RoundNumbers, roundNumbers } from "./wall-numbers";

/** Names under one bar, at most. */
const MOST_NAMES = 6;

/** While a picture is played, the wall shows nothing of it: eyes belong on the own screen. */
export function openPanel({ t, view, now }: WallContext): TemplateResult {
  const { answered, expected } = view.totals;
  const { open, paused } = view;
  const toFlash = open ? secondsTo(open.flashAt, now) : 0;
  const left = open ? secondsTo(open.closesAt, now) : 0;
  const share = expected === 0 ? 0 : answered / expected;
  return html`<div class="wall-middle">
    <h2 class="wall-huge">${t("wall.look")}</h2>
    ${toFlash > 0 ? html`<p class="wall-count figure" aria-hidden="true">${toFlash}</p>` : nothing}
    <div class="wall-answered">
      <p class="wall-big figure">${t("wall.answered", { n: answered, of: expected })}</p>
      <span class="progress wall-progress" style="--share: ${share}" aria-hidden="true"></span>
    </div>
    <p class="wall-lead muted figure">${paused ? t("wall.paused.after") : toFlash > 0 ? nothing : t("wall.left", { n: left })}</p>
  </div>`;
}

/** What it was, and who saw it: the class beside the net. */
export function closedPanel(context: WallContext): TemplateResult {
  const { t, view, host, picture } = context;
  const round = host.last;
  if (!round) return html`<div class="wall-middle"><p class="wall-lead">${t("wall.no-round")}</p></div>`;
  if (round.skipped)
    return html`<div class="wall-middle">
      <p class="wall-huge">${t("wall.skipped")}</p>
      <p class="wall-lead muted">${t("wall.skipped.what")}</p>
      ${nextLine(context)}
    </div>`;
  const numbers = roundNumbers(round);
  return html`<div class="wall-round">
    <div class="wall-picture">
      <stimulus-picture .source=${picture} .label=${truthWords(context, round)}></stimulus-picture>
    </div>
    <div class="wall-answers">
      <h2 class="wall-truth">${truthWords(context, round)}</h2>
      <ul class="wall-bars" aria-label=${t("wall.bars")}>
        ${numbers.bars.map((bar) => barRow(context, bar))}
      </ul>
      <p class="wall-lead muted figure">
        ${numbers.missed > 0 ? t("wall.missed", { n: numbers.missed }) : nothing}
        ${round.practice ? t("wall.practice.what") : nothing}
      </p>
      ${duel(t, numbers)}
      ${view.paused ? html`<p class="wall-lead muted">${t("wall.paused")}</p>` : nextLine(context)}
    </div>
  </div>`;
}

function nextLine({ t, view, now }: WallContext): TemplateResult | typeof nothing {
  if (view.nextAt === null || view.paused) return nothing;
  return html`<p class="wall-lead muted figure">${t("wall.next", { n: secondsTo(view.nextAt, now) })}</p>`;
}

/** The answer, or the two cues where nobody is right. */
export function truthWords(
  { t, game }: Pick<WallContext, "t" | "game">,
  { answer, texture }: Pick<ClosedRound, "answer" | "texture">,
): string {
  const name = game.pictures.categoryName;
  return texture === null
    ? t("wall.truth", { category: name(answer) })
    : t("wall.truth.cue", { shape: name(answer), texture: name(texture) });
}

function barRow(context: WallContext, bar: ChoiceBar): TemplateResult {
  const { t, game, view } = context;
  const kind = bar.cue ?? (bar.right ? "right" : "other");
  return html`<li data-kind=${kind}>
    <span class="wall-bar-label">
      <span>${game.pictures.categoryName(bar.choice)}</span>
      ${bar.right ? outcomeMark(true, t("wall.right")) : nothing}
      ${bar.cue === null ? nothing : html`<span class="chip">${t(`wall.cue.${bar.cue}`)}</span>`}
      ${bar.net ? html`<span class="wall-net-chose net">${netMark()} ${t("wall.net")}</span>` : nothing}
    </span>
    <span class="wall-bar" aria-hidden="true"><span style="--share: ${bar.share}"></span></span>
    <span class="figure wall-bar-count">${bar.count}</span>
    ${view.settings.who ? whoChose(context, bar) : nothing}
  </li>`;
}

/** Only where the host has allowed it. */
function whoChose({ t, view }: WallContext, { seats }: ChoiceBar): TemplateResult | typeof nothing {
  if (seats.length === 0) return nothing;
  const names = new Map(view.rows.map(({ seat, name }) => [seat, name]));
  const shown = seats.slice(0, MOST_NAMES).map((seat) => names.get(seat) ?? "?");
  const more = seats.length - shown.length;
  return html`<span class="wall-who">${shown.join(t("common.separator"))}${more > 0 ? html` <span class="figure">${t("wall.more", { n: more })}</span>` : nothing}</span>`;
}

/** This picture: how much of the class was right, and whether the net was. */
function duel(t: Translate<MessageKey | WallWords>, { right, netRight, answers, missed }: RoundNumbers) {
  if (right === null || answers + missed === 0) return nothing;
  const share = right / (answers + missed);
  return html`<div class="wall-duel">
    <p><span class="wall-side you">${t("wall.class")}</span> <strong class="figure">${t("common.percent", { share })}</strong></p>
    ${
      netRight === null
        ? html`<p><span class="wall-side net">${t("wall.net")}</span> <strong>${t("wall.net.silent")}</strong></p>`
        : html`<p><span class="wall-side net">${netMark(!netRight)} ${t("wall.net")}</span> <strong>${t(netRight ? "wall.net.right" : "wall.net.wrong")}</strong></p>`
    }
  </div>`;
}
