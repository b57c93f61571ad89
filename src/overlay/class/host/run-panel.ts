import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { levelTitle } from "../../shared/level-names";
import type { HostContext } from "./host-context";
import { doMain, mainAction, mainWords, placeWords, seated, secondsTo } from "./host-words";
import { recovery, wallButton } from "./join-card";
import { scoreBars } from "./score-bars";
import "./sure-button";

/** A level under way: what is up, who has answered, and the few things a host does meanwhile. */
export function runPanel(context: HostContext): TemplateResult {
  const { game, view } = context;
  const { block, phase } = view;
  return html`<section class="panel host-run" data-phase=${phase} aria-labelledby="host-now">
    <div class="row between host-run-head">
      <h2 id="host-now">${block ? levelTitle(game, block.level) : nothing}</h2>
      <span class="figure">${phase === "preparing" || phase === "ready" ? nothing : placeWords(context, view)}</span>
    </div>
    ${phase === "preparing" ? making(context) : phase === "ready" ? loading(context) : dial(context)}
    ${dock(context)}
  </section>`;
}

/** A share of the class as a bar, with its numbers. */
function share(words: string, n: number, of: number, tint = "var(--you)"): TemplateResult {
  return html`<div class="stack tight">
    <span class="figure">${words}</span>
    <div class="progress host-bar" aria-hidden="true" style="--share: ${of === 0 ? 0 : n / of}; --tint: ${tint}"></div>
  </div>`;
}

function making({ t, host, view }: HostContext): TemplateResult {
  const { sealed = 0, judged = 0, of = 0 } = host.preparing ?? {};
  const total = of || (view.block ? view.block.of + view.block.practice : 0);
  return html`<div class="stack host-making">
    ${share(t("host.making.sealed", { n: sealed, of: total }), sealed, total)}
    ${share(t(`host.making.judged.${view.settings.judge}`, { n: judged, of: total }), judged, total, "var(--net)")}
    <p class="muted small">${t("host.making.what")}</p>
  </div>`;
}

function loading({ t, view }: HostContext): TemplateResult {
  const need = view.block?.pictures.length ?? 0;
  const here = seated(view).filter(({ ready, connected }) => ready && connected);
  const have = here.filter(({ loaded }) => loaded >= need).length;
  return html`<div class="stack host-making">
    ${share(t("host.loaded", { n: have, of: here.length }), have, here.length)}
    <p class="muted small">${t(here.length === 0 ? "host.loaded.nobody" : have < here.length ? "host.loaded.wait" : "host.loaded.all")}</p>
  </div>`;
}

/** The picture that is up or has just been. */
function dial(context: HostContext): TemplateResult {
  const { t, view, now } = context;
  const { totals, open, phase, nextAt, paused } = view;
  const words =
    phase === "open" && open
      ? now < open.flashAt
        ? t("host.flash-in", { s: secondsTo(open.flashAt, now) })
        : t("host.time-left", { s: secondsTo(open.closesAt, now) })
      : paused
        ? t("host.paused")
        : nextAt !== null
          ? t("host.next-in", { s: secondsTo(nextAt, now) })
          : t("host.result-up");
  return html`<div class="host-dial">
    ${
      phase === "open"
        ? html`<p class="host-count figure"><strong>${totals.answered}</strong> <span class="muted">/ ${totals.expected}</span></p>`
        : nothing
    }
    <div class="grow stack tight">
      ${phase === "open" ? share(t("host.answered", { n: totals.answered, of: totals.expected }), totals.answered, totals.expected) : nothing}
      ${phase === "closed" ? scoreBars(context) : nothing}
      <p class="figure host-clock">${words}</p>
    </div>
  </div>`;
}

/** The large button, within a thumb's reach, and what is needed less often. */
function dock(context: HostContext): TemplateResult {
  const { t, view, desk } = context;
  const action = mainAction(view);
  const { phase, settings, paused } = view;
  const running = phase === "open" || phase === "closed";
  // Pausing is the large button only where the clock opens the next picture.
  const mayPause = running && settings.pace === "host" && !paused;
  return html`<div class="host-dock">
    ${
      action === null
        ? html`<button type="button" class="button primary large host-main" disabled>${t(phase === "preparing" ? "host.making" : "host.waiting")}</button>`
        : html`<button type="button" class="button primary large host-main" @click=${() => doMain(context, action)}>
            ${t(action === "go" && phase === "ready" ? "host.start" : mainWords[action])} <kbd class="wide-only">${t("host.space")}</kbd>
          </button>`
    }
    ${
      phase === "closed" && settings.pace === "auto" && !paused
        ? html`<button type="button" class="button large" @click=${() => desk.send({ type: "go" })}>${t("host.go.now")}</button>`
        : nothing
    }
    ${mayPause ? html`<button type="button" class="button large" @click=${() => desk.send({ type: "pause", paused: true })}>${t("host.pause")}</button>` : nothing}
    ${
      phase === "open"
        ? html`<button type="button" class="button large" @click=${() => desk.send({ type: "skip", what: "picture" })}>${t("host.skip.picture")}</button>`
        : nothing
    }
  </div>`;
}

/** What a host does seldom while pictures run. */
export function runTools(context: HostContext): TemplateResult {
  const { t, view, desk } = context;
  const auto = view.settings.pace === "auto";
  return html`<section class="panel stack host-tools-panel" aria-label=${t("host.tools")}>
    <p class="row between"><span class="muted">${t("host.code.short")}</span> <strong class="host-code small-code">${view.code}</strong></p>
    <label class="setting-row">
      <span>${t("host.pace.auto")}</span>
      <input type="checkbox" role="switch" name="pace" .checked=${live(auto)} @change=${() => desk.setUp({ pace: auto ? "host" : "auto" })} />
    </label>
    <label class="setting-row">
      <span>${t("host.lock")}</span>
      <input type="checkbox" role="switch" name="lock" .checked=${live(view.locked)} @change=${() => desk.send({ type: "lock", locked: !view.locked })} />
    </label>
    <div class="row tight">${wallButton(context)}</div>
    <div class="row tight">
      <sure-button .words=${t("host.skip.level")} .sure=${t("host.skip.level.sure")} .no=${t("common.cancel")}
        .onSure=${() => desk.send({ type: "skip", what: "level" })}></sure-button>
      ${endButton(context)}
    </div>
    ${recovery(context)}
  </section>`;
}

export function endButton({ t, desk }: HostContext): TemplateResult {
  return html`<sure-button .words=${t("host.end")} .sure=${t("host.end.sure")} .no=${t("common.cancel")}
    .onSure=${() => desk.send({ type: "end" })}></sure-button>`;
}
