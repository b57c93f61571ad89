import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../../app/game";
import type { SeatState } from "../../../app/stores/class-store";
import type en from "../../../content/messages/en/class-seat.json";
import "../../play/play-bar.css";
import { sayIn } from "../../kit/say";
import { levelTitle } from "../../shared/level-names";

const say = sayIn<keyof typeof en>();

/** The thin bar above: who one is, where the class is, and one's points. */
export function seatBar(game: Game, { view }: SeatState): TemplateResult {
  const t = say(game);
  if (!view) return html`<header class="play-bar seat-bar"><h1 tabindex="-1">${t("class.title")}</h1></header>`;
  const { block, team, points, totals, rank } = view;
  return html`<header class="play-bar seat-bar">
    <div class="seat-who">
      ${team === null ? nothing : teamMark(team, t("seat.team", { n: team + 1 }))}
      <div class="seat-names">
        <h1 tabindex="-1">${view.name}</h1>
        ${block ? html`<span class="figure muted small">${progress(game, view)}</span>` : nothing}
      </div>
    </div>
    <span class="seat-score figure">
      <span>${t("seat.points", { n: points })}</span>
      ${rank === null ? nothing : html`<span class="muted small">${t("seat.rank", { n: rank, of: totals.players })}</span>`}
    </span>
  </header>`;
}

function progress(game: Game, view: NonNullable<SeatState["view"]>): string {
  const t = say(game);
  const { block, phase } = view;
  if (!block) return "";
  if (phase !== "open" && phase !== "closed") return levelTitle(game, block.level);
  const position = block.closed - (phase === "closed" ? 1 : 0);
  if (position < block.practice) return t("seat.practice");
  return t("seat.picture", { n: position - block.practice + 1, of: block.of });
}

/** A team's colour, with its number: never colour alone. */
export function teamMark(team: number, name: string): TemplateResult {
  return html`<span class="team-mark" data-team=${team} title=${name}><span aria-hidden="true">${team + 1}</span><span class="visually-hidden">${name}</span></span>`;
}
