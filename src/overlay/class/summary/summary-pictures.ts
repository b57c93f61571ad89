import { html, nothing, type TemplateResult } from "lit";
import "../../kit/stimulus-picture";
import type { ClassSummary, SummaryPicture } from "../../../app/class/class-summary";
import type { Game } from "../../../app/game";
import type { Raster } from "../../../core/vision/raster";
import { netMark } from "../../kit/marks";
import { sayWall } from "../wall/wall-context";

/** Pictures of one kind, at most. */
const MOST = 5;
const MOST_MIX_UPS = 4;

/** Composed once, however often the page is drawn. */
export type Composer = (picture: SummaryPicture) => Promise<Raster>;

/** The pictures to talk about: where class and net part, what was hardest, and what was taken for what. */
export function summaryPictures(game: Game, summary: ClassSummary, compose: Composer): TemplateResult {
  const t = sayWall(game);
  const { ahead, behind, missed, mixUps } = summary;
  const rows = [
    row(game, t("summary.ahead"), ahead, compose),
    row(game, t("summary.behind"), behind, compose),
    row(game, t("summary.missed"), missed, compose),
  ];
  const name = game.pictures.categoryName;
  return html`<div class="summary-pictures">
    ${ahead.length + behind.length + missed.length === 0 ? html`<p class="muted">${t("summary.no-pictures")}</p>` : rows}
    ${
      mixUps.length === 0
        ? nothing
        : html`<section class="summary-row" aria-labelledby="summary-mix-ups">
            <h3 id="summary-mix-ups">${t("summary.mix-ups")}</h3>
            <ul class="summary-mix-ups">
              ${mixUps.slice(0, MOST_MIX_UPS).map(
                ({ answer, choice, count, of }) => html`<li>
                  <span>${name(answer)}</span> <span aria-hidden="true">→</span><span class="visually-hidden">${t("summary.taken-for")}</span> <span>${name(choice)}</span>
                  <span class="wall-bar" aria-hidden="true"><span style="--share: ${count / of}"></span></span>
                  <span class="figure wall-bar-count">${t("summary.times", { n: count, of })}</span>
                </li>`,
              )}
            </ul>
          </section>`
    }
  </div>`;
}

function row(
  game: Game,
  title: string,
  pictures: readonly SummaryPicture[],
  compose: Composer,
): TemplateResult | typeof nothing {
  if (pictures.length === 0) return nothing;
  const t = sayWall(game);
  const name = game.pictures.categoryName;
  return html`<section class="summary-row">
    <h3>${title}</h3>
    <ul class="summary-thumbs">
      ${pictures.slice(0, MOST).map(
        (picture) => html`<li>
          <stimulus-picture .source=${compose(picture)} .label=${name(picture.answer)}></stimulus-picture>
          <strong>${name(picture.answer)}</strong>
          <span class="figure you">${t("summary.right", { n: picture.right, of: picture.people })}</span>
          ${picture.net === null ? nothing : html`<span class="wall-side net">${netMark(picture.net !== picture.answer)} ${name(picture.net)}</span>`}
        </li>`,
      )}
    </ul>
  </section>`;
}
