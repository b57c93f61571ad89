import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { Level } from "../../content/level";
import { isOftenLate, lateFlashes } from "../../core/stats/late-flashes";
import { mayFlashLonger } from "../../core/trial/allowances";
import { announce } from "../kit/announce";

/** After a block in which many flashes were late: says so, and offers longer ones for the next. */
export function lateNote(game: Game, { task }: Level): TemplateResult | typeof nothing {
  if (task.type !== "flash") return nothing;
  const { t } = game.stores.language.getState();
  const { records } = game.stores.play.getState();
  const flashes = lateFlashes(records);
  const { longerFlashes = false } = game.stores.settings.getState();
  if (!isOftenLate(flashes)) return nothing;
  const mayBeLonger = mayFlashLonger(task);
  const wereLonger = mayBeLonger && records.some(({ trial }) => trial.timing.exposure > task.timing.exposure);
  const switchTo = (longer: boolean) => {
    game.settings.change({ longerFlashes: longer });
    announce(t, t(longer ? "late.on" : "late.off"));
  };
  const offer = () =>
    longerFlashes
      ? html`<p>${t("late.on")}</p>
          <div><button type="button" class="button" @click=${() => switchTo(false)}>${t("late.back")}</button></div>`
      : html`<p>${t("late.offer")}</p>
          <div><button type="button" class="button" @click=${() => switchTo(true)}>${t("late.take")}</button></div>`;
  return html`<section class="panel stack tight late-note" aria-labelledby="late-title">
    <h2 id="late-title">${t("late.title")}</h2>
    <p>${t("late.what", { late: flashes.late, shown: flashes.shown })}</p>
    ${wereLonger ? html`<p>${t("late.still")}</p>` : mayBeLonger ? offer() : html`<p>${t("late.exact-level")}</p>`}
  </section>`;
}
