import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../../app/game";
import type { SeatState } from "../../../app/stores/class-store";
import { RIGHT_POINTS } from "../../../content/class/class-settings";
import type { OwnResult } from "../../../content/class/class-views";
import type en from "../../../content/messages/en/class-seat.json";
import { netMark, outcomeMark, youMark } from "../../kit/marks";
import { sayIn } from "../../kit/say";
import "../../kit/stimulus-picture";
import { ownNumbers } from "./own-numbers";

const say = sayIn<keyof typeof en>();

/** One's own result of the round that has just closed. */
export function resultPanel(game: Game, { result, view, picture }: SeatState): TemplateResult {
  const t = say(game);
  if (!result || !view) return html``;
  const { categoryName } = game.pictures;
  const judged = result.texture === null;
  return html`<div class="seat-result">
    ${
      picture && result.played
        ? html`<stimulus-picture class="seat-picture" .source=${picture} .label=${categoryName(result.answer)}></stimulus-picture>`
        : nothing
    }
    <div class="stack">
    <h2 class="seat-say">
      ${judged && result.played ? outcomeMark(result.right, t(result.right ? "a11y.right" : "a11y.wrong")) : nothing}
      ${headline(game, result)}
    </h2>
    <ul class="seat-said">
      ${result.choice === null ? nothing : html`<li>${youMark()} ${t("seat.result.yours", { choice: categoryName(result.choice) })}</li>`}
      ${
        result.net === null
          ? nothing
          : html`<li>${netMark()} ${t("seat.result.net", { choice: categoryName(result.net.choice) })}
              ${judged ? outcomeMark(result.net.right, t(result.net.right ? "a11y.right" : "a11y.wrong")) : nothing}</li>`
      }
    </ul>
    ${result.points > 0 ? html`<p class="seat-points figure">${points(game, result)}</p>` : nothing}
    ${result.marked ? html`<p class="muted small">${t("seat.result.marked")}</p>` : nothing}
    </div>
    ${view.totals.judged > 0 ? html`<div class="panel seat-numbers">${ownNumbers(game, view)}</div>` : nothing}
  </div>`;
}

/** The same in sentences, for screen readers. */
export function resultWords(game: Game, result: OwnResult): string {
  const t = say(game);
  const { categoryName } = game.pictures;
  const net = result.net && t("seat.result.net", { choice: categoryName(result.net.choice) });
  return [headline(game, result), net, result.points > 0 && points(game, result)].filter(Boolean).join(" · ");
}

function headline(game: Game, { right, choice, played, answer, texture }: OwnResult): string {
  const t = say(game);
  const { categoryName } = game.pictures;
  if (texture !== null) return t("seat.result.cue", { shape: categoryName(answer), texture: categoryName(texture) });
  if (right) return t("seat.result.right");
  const values = { answer: categoryName(answer) };
  if (!played) return t("seat.result.unseen", values);
  return choice === null ? t("seat.result.missed", values) : t("seat.result.wrong", values);
}

function points(game: Game, { points: n }: OwnResult): string {
  const bonus = n - RIGHT_POINTS;
  return bonus > 0 ? say(game)("seat.result.bonus", { n, bonus }) : say(game)("seat.result.points", { n });
}
