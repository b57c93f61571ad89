import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import { checkIcon, starIcon } from "../kit/icons";
import { levelTitle } from "../shared/level-names";
import { openedLevels, openedWords } from "../shared/opened-levels";

/** What the lab's last report earned, in words; null before the first report that passed the level. */
export function labWords(game: Game, level: string): string[] | null {
  const { t } = game.stores.language.getState();
  const { lab } = game.stores.session.getState();
  if (lab?.level !== level || !lab.passed) return null;
  return [t("lab.passed"), lab.marked ? t("lab.marked") : "", openedWords(game, level)];
}

/** What the lab's last report earned, and where to go next. Empty before the first report. */
export function labOutcome(game: Game, level: string): TemplateResult | typeof nothing {
  const { t } = game.stores.language.getState();
  const { lab } = game.stores.session.getState();
  if (lab?.level !== level || !lab.passed) return nothing;
  const [next] = openedLevels(game, level);
  return html`<div class="panel lab-outcome row">
    <p class="grow">
      ${checkIcon()} <strong>${t("lab.passed")}</strong>
      ${lab.marked ? html`<span class="earned">${starIcon()} ${t("lab.marked")}</span>` : nothing}
      ${openedWords(game, level)}
    </p>
    <button type="button" class="button" @click=${() => game.go.explanation(level)}>${t("results.explain")}</button>
    ${
      next === undefined
        ? html`<button type="button" class="button" @click=${() => game.go.map()}>${t("results.map")}</button>`
        : html`<button type="button" class="button primary" @click=${() => game.go.level(next)}>
            ${t("map.play", { title: t("common.quoted", { title: levelTitle(game, next) }) })}
          </button>`
    }
  </div>`;
}
