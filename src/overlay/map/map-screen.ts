import "./map.css";
import { html, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import { hasMark, progressOf } from "../../app/stores/progress-store";
import { type CampaignChapter, campaignLevels } from "../../content/campaign";
import { notebookIcon, starIcon } from "../kit/icons";
import { nextLevel } from "../shared/level-names";
import { screenBar } from "../shared/screen-bar";
import { levelNode } from "./level-node";
import { placeOnRail } from "./rail";

/** All chapters, one below the other, their levels along a winding path. */
export function mapScreen(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<section class="screen map-screen">
    ${screenBar({ title: t("map.title"), back: t("common.home"), onBack: () => game.go.title(), end: notebookButton(game) })}
    ${tally(game)}
    ${game.levels.campaign.chapters.map((chapter, index) => chapterPart(game, chapter, index))}
  </section>`;
}

function notebookButton(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<button type="button" class="button quiet to-notebook" @click=${() => game.go.notebook()}>
    ${notebookIcon()} ${t("notebook.title")}
  </button>`;
}

function tally(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  const progress = game.stores.progress.getState();
  const levels = campaignLevels(game.levels.campaign);
  const passed = levels.filter(({ id }) => progressOf(progress, id)?.passed).length;
  const marks = levels.filter(({ id }) => hasMark(progress, id)).length;
  return html`<div class="map-tally">
    <p class="row figure"><span>${t("map.progress", { passed, total: levels.length })}</span>
      <span class="row tight">${starIcon(18)} ${t("map.marks", { count: marks })}</span></p>
    <div class="progress" style="--share: ${passed / levels.length}; --tint: var(--you)" aria-hidden="true"></div>
  </div>`;
}

function chapterPart(game: Game, chapter: CampaignChapter, index: number): TemplateResult {
  const { t } = game.stores.language.getState();
  const access = game.levels.access();
  const { levels: progress } = game.stores.progress.getState();
  const next = nextLevel(game);
  const all = campaignLevels(game.levels.campaign);
  const heading = `chapter-${chapter.id}`;
  return html`<section class="chapter" aria-labelledby=${heading}>
    <header>
      <span class="chapter-number figure" aria-hidden="true">${index + 1}</span>
      <h2 id=${heading}>${chapter.title[t.language]}</h2>
    </header>
    <ol class="levels">
      ${chapter.levels.map((level) => {
        const at = all.indexOf(level);
        return levelNode(game, {
          level,
          access: access.get(level.id) ?? { kind: "coming" },
          progress: progress[level.id],
          next: level.id === next,
          place: placeOnRail(at),
          // The path crosses chapter boundaries and ends at the last level.
          following: at + 1 < all.length ? placeOnRail(at + 1) : null,
        });
      })}
    </ol>
  </section>`;
}
