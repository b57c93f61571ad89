import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { BlockSummary } from "../../app/summary";

/** κ with its interval, and how much to make of it. */
export function kappaNote(game: Game, { agreement }: BlockSummary): TemplateResult {
  const { t } = game.stores.language.getState();
  if (!agreement) return html`<p class="muted">${t("results.kappa.none")}</p>`;
  const { kappa, interval, n } = agreement;
  return html`<p class="kappa figure">${t("results.kappa", { kappa, low: interval.low, high: interval.high })}</p>
    <p>${t("results.kappa.few", { n })}</p>
    <p class="muted">${t("results.kappa.what")}</p>`;
}

/** What to keep in mind about the times and pictures of this block. */
export function timingNotes(game: Game, { medianRt, discarded, inexact }: BlockSummary): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<p class="middle-time figure">${medianRt === null ? t("results.rt.none") : t("results.rt", { ms: medianRt })}</p>
    <p class="muted">${t("results.timing")}</p>
    ${discarded > 0 ? html`<p class="muted">${t("results.invalid", { count: discarded })}</p>` : nothing}
    ${inexact > 0 ? html`<p class="muted">${t("results.invalid.kept", { count: inexact })}</p>` : nothing}
    ${game.stores.settings.getState().calm ? html`<p class="muted">${t("results.calm")}</p>` : nothing}`;
}

/** The same where nothing is flashed: a scene stays until it is answered, so that no frame can be late. */
export function lookNotes(game: Game, { medianRt, inexact }: BlockSummary): TemplateResult {
  const { t } = game.stores.language.getState();
  return html`<p class="middle-time figure">${medianRt === null ? t("results.rt.none") : t("results.rt", { ms: medianRt })}</p>
    <p class="muted">${t("glimpses.results.time")}</p>
    ${inexact > 0 ? html`<p class="muted">${t("glimpses.results.hidden", { count: inexact })}</p>` : nothing}`;
}
