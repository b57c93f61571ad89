import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { BlockSummary } from "../../app/summary";
import { mayFlashLonger } from "../../core/trial/allowances";
import type { DiscardReason, TrialRecord } from "../../core/trial/record";

/** κ with its interval and how to read it, or why this block has none. */
export function kappaNote(game: Game, { agreement }: BlockSummary): TemplateResult {
  const { t } = game.stores.language.getState();
  if (!agreement) return html`<p class="muted">${t("results.kappa.none")}</p>`;
  const what = html`<p class="muted">${t("results.kappa.what")}</p>`;
  const { n } = agreement;
  if (agreement.kind === "undefined") {
    const { who, always } = agreement;
    return html`<p class="kappa">${t("results.kappa.undefined", { who, always })}</p>
      <p>${t("results.kappa.undefined.why")}</p>${what}`;
  }
  if (agreement.kind === "too-short") return html`<p class="kappa">${t("results.kappa.short", { n })}</p>${what}`;
  const { kappa, interval, conditions } = agreement;
  return html`<p class="kappa figure">${t("results.kappa", { kappa, low: interval.low, high: interval.high })}</p>
    <p>${t("results.kappa.few", { n })}</p>
    ${conditions > 1 ? html`<p>${t("results.kappa.conditions", { count: conditions })}</p>` : nothing}${what}`;
}

/** Number of counted records marked for one of these reasons. */
const marked = (records: readonly TrialRecord[], ...reasons: readonly DiscardReason[]): number =>
  records.filter(({ invalidReason }) => invalidReason !== null && reasons.includes(invalidReason)).length;

/** Caveats about this block's times and pictures. */
export function timingNotes(game: Game, { medianRt, discarded, records }: BlockSummary): TemplateResult {
  const { t } = game.stores.language.getState();
  const dropped = marked(records, "dropped-frames");
  const untimed = marked(records, "unsteady-refresh", "coarse-clock");
  const grain = records.find(({ invalidReason }) => invalidReason === "coarse-clock")?.presentation?.clockGrain;
  return html`<p class="middle-time figure">${medianRt === null ? t("results.rt.none") : t("results.rt", { ms: medianRt })}</p>
    <p class="muted">${t("results.timing")}</p>
    ${grain === undefined ? nothing : html`<p class="muted">${t("results.clock.coarse", { ms: grain })}</p>`}
    ${discarded > 0 ? html`<p class="muted">${t("results.invalid", { count: discarded })}</p>` : nothing}
    ${dropped > 0 ? html`<p class="muted">${t("results.invalid.kept", { count: dropped })}</p>` : nothing}
    ${untimed > 0 ? html`<p class="muted">${t("results.invalid.untimed", { count: untimed })}</p>` : nothing}
    ${allowed(game, records)}
    ${game.stores.settings.getState().calm ? html`<p class="muted">${t("results.calm")}</p>` : nothing}`;
}

/** Where the times were not the level's own: what they were. */
function allowed(game: Game, records: readonly TrialRecord[]): (TemplateResult | typeof nothing)[] {
  const { t } = game.stores.language.getState();
  const { level } = game.stores.play.getState();
  if (level?.task.type !== "flash") return [];
  const { exposure, deadline } = level.task.timing;
  const [first] = records;
  const had = first?.trial.timing;
  // A level whose conditions differ in their exposure never has longer ones.
  const longer = mayFlashLonger(level.task) && had !== undefined && had.exposure > exposure;
  const answer = had?.deadline === null ? "unlimited" : had !== undefined && had.deadline > deadline ? "long" : null;
  return [
    longer ? html`<p class="muted">${t("late.longer")}</p>` : nothing,
    answer ? html`<p class="muted">${t(`results.answer.${answer}`)}</p>` : nothing,
  ];
}

/** The same without flashes: a scene stays until it is answered, so no frame can be late. */
export function lookNotes(game: Game, { medianRt, records }: BlockSummary): TemplateResult {
  const { t } = game.stores.language.getState();
  const hidden = marked(records, "hidden");
  const resized = marked(records, "resized");
  return html`<p class="middle-time figure">${medianRt === null ? t("results.rt.none") : t("results.rt", { ms: medianRt })}</p>
    <p class="muted">${t("glimpses.results.time")}</p>
    ${hidden > 0 ? html`<p class="muted">${t("glimpses.results.hidden", { count: hidden })}</p>` : nothing}
    ${resized > 0 ? html`<p class="muted">${t("glimpses.results.resized", { count: resized })}</p>` : nothing}`;
}
