import { html, nothing, type TemplateResult } from "lit";
import type { Fault } from "../../app/fault";
import type { Game } from "../../app/game";
import { alertIcon } from "../kit/icons";

export interface WaysOn {
  /** Tries again what failed; absent where nothing can be tried. */
  readonly again?: (() => void) | undefined;
  /** Leaves for another screen. */
  readonly leave: { readonly words: string; readonly go: () => void };
  /** The heading, where the panel is the whole screen. */
  readonly title?: string;
}

/** What went wrong, and the ways on: the one that helps comes first. */
export function faultPanel(game: Game, fault: Fault, { again, leave, title }: WaysOn): TemplateResult {
  const { t } = game.stores.language.getState();
  const tryAgain = fault.way === "again" ? again : undefined;
  const reload = html`<button type="button" class=${tryAgain ? "button" : "button primary"} @click=${() => location.reload()}>
    ${t("error.reload")}
  </button>`;
  const detail = fault.sentence === "error.level" ? "error.content.detail" : "net.absent.detail";
  return html`<div class="panel stack fault" role="alert">
    <span class="warning-sign">${alertIcon()}</span>
    ${title ? html`<h1 tabindex="-1">${title}</h1>` : nothing}
    <p>${t(fault.sentence)}</p>
    <p class="muted small">${t(detail, { detail: fault.detail })}</p>
    <div class="row">
      ${tryAgain ? html`<button type="button" class="button primary try-again" @click=${tryAgain}>${t("common.retry")}</button>` : nothing}
      ${mayNeedReload(fault) || !tryAgain ? reload : nothing}
      <button type="button" class="button" @click=${leave.go}>${leave.words}</button>
    </div>
  </div>`;
}

/** A file that is not there is not brought by a new page either; code may be. */
const mayNeedReload = ({ sentence, way }: Fault): boolean =>
  way === "reload" || ["error.code", "error.unexpected"].includes(sentence) || sentence.startsWith("error.picture.");
