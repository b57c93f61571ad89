import { html, nothing, type TemplateResult } from "lit";
import "./net-status.css";
import type { Game } from "../../app/game";
import type { NetStatus } from "../../app/ports";
import type { Translate } from "../../content/messages";
import { backendName } from "./backend-name";

/** The net's state, in one sentence. */
export function netSentence(t: Translate, status: NetStatus): string {
  switch (status.kind) {
    case "loading":
      return t("net.loading", { progress: status.progress });
    case "warming":
      return t("net.warming");
    case "ready":
      return t(status.onMainThread ? "net.ready.main-thread" : "net.ready", {
        backend: backendName(t, status.backend),
      });
    case "recovering":
      return t(`net.recovering.${status.cause}`);
    case "absent":
      return t(`net.absent.${status.reason}`);
  }
}

/** The net's status line: its mark, its sentence, and a thin bar while it loads. */
export function netStatus(game: Game): TemplateResult {
  const { t } = game.stores.language.getState();
  return netLine(t, game.stores.net.getState());
}

export function netLine(t: Translate, status: NetStatus): TemplateResult {
  const getting = status.kind === "loading" || status.kind === "warming" || status.kind === "recovering";
  return html`<div class="net-line ${status.kind}">
    <p class="figure"><span class="mark-net" aria-hidden="true"></span> ${netSentence(t, status)}</p>
    ${getting ? netBar(t, status) : nothing}
  </div>`;
}

function netBar(t: Translate, status: NetStatus): TemplateResult {
  const loading = status.kind === "loading";
  const share = loading ? status.progress : 1;
  // A progress bar without a value is indeterminate.
  return html`<div class="progress ${loading ? "" : "unknown"}" role="progressbar" aria-label=${t("a11y.net-status")}
    aria-valuemin="0" aria-valuemax="100" aria-valuenow=${loading ? Math.round(share * 100) : nothing}
    style="--share: ${share}"></div>`;
}
