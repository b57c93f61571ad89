import "./wall-podium.css";
import { html, nothing, type TemplateResult } from "lit";
import { netMark } from "../../kit/marks";
import { levelTitle } from "../../shared/level-names";
import { teamMark } from "../seat/seat-bar";
import type { WallContext } from "./wall-context";
import { podium, type Score, type Step, scoreSoFar, teamTable } from "./wall-numbers";

/** Names on one step, at most. */
const MOST_NAMES = 4;

/** The level is over: the best three places, the teams, and the class against the net. */
export function podiumPanel(context: WallContext): TemplateResult {
  const { t, view, game } = context;
  const steps = podium(view.rows);
  const score = scoreSoFar(view.totals, view.rounds);
  return html`<div class="wall-end">
    <h2 class="wall-huge">${view.phase === "ended" ? t("wall.ended") : t("wall.level.over", { level: levelTitle(game, view.block?.level ?? "") })}</h2>
    ${score ? scoreBars(context, score) : nothing}
    ${steps.length === 0 ? nothing : html`<ol class="wall-podium">${steps.map((step) => stepColumn(context, step))}</ol>`}
    ${view.settings.teams > 0 ? teamList(context) : nothing}
  </div>`;
}

function stepColumn({ t }: WallContext, { place, points, rows }: Step): TemplateResult {
  const shown = rows.slice(0, MOST_NAMES);
  const more = rows.length - shown.length;
  return html`<li data-place=${place}>
    <ul class="wall-step-names">
      ${shown.map(({ name, team }) => html`<li>${team === null ? nothing : teamMark(team, t("wall.team", { n: team + 1 }))}<span>${name}</span></li>`)}
      ${more > 0 ? html`<li class="figure">${t("wall.more", { n: more })}</li>` : nothing}
    </ul>
    <div class="wall-step">
      <span class="wall-place figure"><span class="visually-hidden">${t("wall.place", { n: place })}</span><span aria-hidden="true">${place}</span></span>
      <span class="figure">${t("wall.points", { n: points })}</span>
    </div>
  </li>`;
}

/** Points per player: a large team has no advantage. */
function teamList({ t, view }: WallContext): TemplateResult | typeof nothing {
  const table = teamTable(view.rows, view.settings.teams);
  if (table.length === 0) return nothing;
  const most = Math.max(1, ...table.map(({ mean }) => mean));
  return html`<section class="wall-teams" aria-labelledby="wall-teams">
    <h3 id="wall-teams">${t("wall.teams")}</h3>
    <ol>
      ${table.map(
        ({ team, place, mean }) => html`<li data-team=${team}>
          <span class="figure">${place}.</span> ${teamMark(team, t("wall.team", { n: team + 1 }))}
          <span class="wall-bar" aria-hidden="true"><span style="--share: ${mean / most}"></span></span>
          <span class="figure wall-bar-count">${t("wall.points.each", { n: mean })}</span>
        </li>`,
      )}
    </ol>
  </section>`;
}

/** The class and the net, as two bars to 100 %. */
export function scoreBars({ t }: Pick<WallContext, "t">, { by, group, net }: Score): TemplateResult {
  const line = (owner: "class" | "net", { hits, of }: { readonly hits: number; readonly of: number }) =>
    of === 0
      ? nothing
      : html`<li data-owner=${owner}>
          <span class="wall-side ${owner === "net" ? "net" : "you"}">${owner === "net" ? netMark() : nothing} ${t(`wall.${owner}`)}</span>
          <span class="wall-bar" aria-hidden="true"><span style="--share: ${hits / of}"></span></span>
          <strong class="figure">${t(`wall.score.${by}`, { share: hits / of })}</strong>
        </li>`;
  return html`<ul class="wall-score" aria-label=${t(`wall.score.label.${by}`)}>${line("class", group)}${line("net", net)}</ul>`;
}
