import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { BlockSummary } from "../../app/summary";
import type { MessageKey } from "../../content/messages";
import { starIcon } from "../kit/icons";
import { netMark, youMark } from "../kit/marks";
import { levelTitle } from "../shared/level-names";
import { openedLevels, openedWords } from "../shared/opened-levels";

/** How it went, in large type, and where to go next. */
export function resultsHead(game: Game, summary: BlockSummary, level: string): TemplateResult {
  const { t } = game.stores.language.getState();
  const { you, net, passed, beatNet } = summary;
  const [next] = passed ? openedLevels(game, level) : [];
  const opened = passed ? openedWords(game, level) : "";
  return html`<header class=${`results-head ${headline(summary).split(".")[1]}`}>
    <p class="label">${levelTitle(game, level)}</p>
    <div class="final-score figure" aria-hidden="true">
      <span class="of-you">${youMark()}${you.correct}</span>
      <span class="versus"></span>
      <span class="of-net">${net ? net.correct : "–"}${netMark()}</span>
    </div>
    <h1 tabindex="-1">${t(headline(summary))}</h1>
    <p class="lead">${t(passed ? "results.passed" : "results.not-passed")}</p>
    ${passed && beatNet ? html`<p class="earned">${starIcon(24)} ${t("results.mark")}</p>` : nothing}
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
export function resultsWords(game: Game, { passed, beatNet, you, net }: BlockSummary, level: string): string[] {
  const { t } = game.stores.language.getState();
  const share = ({ correct, n }: BlockSummary["you"]) => ({ right: correct, total: n, share: n > 0 ? correct / n : 0 });
  return [
    t("results.accuracy.you", share(you)),
    net ? t("results.accuracy.net", share(net)) : "",
    t(passed ? "results.passed" : "results.not-passed"),
    passed && beatNet ? t("results.mark") : "",
    passed ? openedWords(game, level) : "",
  ];
}

function headline({ you, net }: BlockSummary): MessageKey {
  if (!net) return "results.alone";
  if (you.correct === net.correct) return "results.tie";
  return you.correct > net.correct ? "results.won" : "results.lost";
}
