import { html, type TemplateResult } from "lit";
import { levelTitle } from "../../shared/level-names";
import type { HostContext } from "./host-context";
import "./class-download";
import { mainAction } from "./host-words";
import { wallButton } from "./join-card";
import { endButton } from "./run-panel";
import { scoreBars } from "./score-bars";
import "./sure-button";

/** A level is over: its figure is on the wall; then the next level, or the end. */
export function figurePanel(context: HostContext): TemplateResult {
  const { t, view, desk, game } = context;
  const next = view.settings.playlist[view.finished.length];
  const more = mainAction(view) === "prepare" && next !== undefined;
  return html`<section class="panel stack host-run" aria-labelledby="host-now">
    <h2 id="host-now">${t("host.level-over", { level: view.block ? levelTitle(game, view.block.level) : "" })}</h2>
    ${scoreBars(context)}
    <div class="row tight">${wallButton(context)}</div>
    <div class="host-dock">
      ${
        more
          ? html`<button type="button" class="button primary large host-main" @click=${() => desk.send({ type: "prepare" })}>
              ${t("host.next-level", { level: levelTitle(game, next.level) })}</button>`
          : html`<p class="muted grow">${t("host.all-played")}</p>`
      }
      ${endButton(context)}
    </div>
  </section>`;
}

/** The session is over: what to take along, and what to leave behind. */
export function endedPanel(context: HostContext): TemplateResult {
  const { t, game, desk } = context;
  const hours = game.stores.classroom.getState().door.hello?.purgeHours;
  return html`<section class="panel stack host-run" aria-labelledby="host-now">
    <h2 id="host-now">${t("host.ended")}</h2>
    ${scoreBars(context)}
    <div class="row tight">${wallButton(context)}</div>
    <class-download .game=${game}></class-download>
    <p class="muted small">${t("host.erase.what", { hours: hours ?? 24 })}</p>
    <div class="row tight">
      <sure-button .words=${t("host.erase")} .sure=${t("host.erase.sure")} .no=${t("common.cancel")}
        .failed=${t("host.erase.failed")} .onSure=${() => desk.erase()}></sure-button>
      <button type="button" class="button" @click=${() => desk.leave()}>${t("host.new-session")}</button>
    </div>
  </section>`;
}
