import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { BlockSummary } from "../../app/summary";
import { starIcon } from "../kit/icons";
import type { ResultsStory } from "../merits/merit-view";
import { levelTitle } from "../shared/level-names";
import { openedLevels, openedWords } from "../shared/opened-levels";

/** How it went, in large type, and where to go next. */
export function resultsHead(game: Game, story: ResultsStory, summary: BlockSummary, level: string): TemplateResult {
  const { t } = game.stores.language.getState();
  const { passed, beatNet } = summary;
  const [next] = passed ? openedLevels(game, level) : [];
  const opened = passed ? openedWords(game, level) : "";
  return html`<header class=${`results-head ${story.kind}`}>
    <p class="label">${levelTitle(game, level)}</p>
    ${story.score}
    <h1 tabindex="-1">${story.headline}</h1>
    ${story.lead.map((sentence) => html`<p class="lead">${sentence}</p>`)}
    ${passed && beatNet ? html`<p class="earned">${starIcon(24)} ${story.mark}</p>` : nothing}
    ${opened === "" ? nothing : html`<p class="opened">${opened}</p>`}
    <div class="row center">
      <button type="button" class="button primary large" @click=${() => game.go.explanation(level)}>
        ${t("results.explain")}
      </button>
      ${
        next === undefined
          ? html`<button type="button" class="button large" @click=${() => game.play.again(false)}>
              ${t("results.again")}
            </button>`
          : html`<button type="button" class="button large" @click=${() => game.go.level(next)}>
              ${t("map.play", { title: t("common.quoted", { title: levelTitle(game, next) }) })}
            </button>`
      }
    </div>
  </header>`;
}

/** How it went, for screen readers; the headline itself is read because it takes the focus. */
export function resultsWords(
  game: Game,
  story: ResultsStory,
  { passed, beatNet }: BlockSummary,
  level: string,
): string[] {
  return [...story.numbers, ...story.lead, passed && beatNet ? story.mark : "", passed ? openedWords(game, level) : ""];
}
