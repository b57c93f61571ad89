import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import { checkIcon, starIcon } from "../kit/icons";
import { levelTitle } from "../shared/level-names";
import { openedLevels } from "../shared/opened-levels";

/** What the lab's last report earned, and where to go next. Empty before the first report. */
export function labOutcome(game: Game, level: string): TemplateResult | typeof nothing {
  const { t } = game.stores.language.getState();
  const { lab } = game.stores.session.getState();
  if (lab?.level !== level || !lab.passed) return nothing;
  const opened = openedLevels(game, level);
  const [next] = opened;
  const quoted = (id: string) => t("common.quoted", { title: levelTitle(game, id) });
  return html`<div class="panel lab-outcome row" role="status">
    <p class="grow">
      ${checkIcon()} <strong>${t("lab.passed")}</strong>
      ${lab.marked ? html`<span class="earned">${starIcon()} ${t("lab.marked")}</span>` : nothing}
      ${opened.length > 0 ? t("results.opened", { levels: t.list(opened.map(quoted)) }) : nothing}
    </p>
    <button type="button" class="button" @click=${() => game.go.explanation(level)}>${t("results.explain")}</button>
    ${
      next === undefined
        ? html`<button type="button" class="button" @click=${() => game.go.map()}>${t("results.map")}</button>`
        : html`<button type="button" class="button primary" @click=${() => game.go.level(next)}>
            ${t("map.play", { title: quoted(next) })}
          </button>`
    }
  </div>`;
}
