import "./leave-question.css";
import { html, type PropertyValues, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import { LightElement } from "../kit/light-element";

const GROUND = ".play-screen, .look-screen";

/** Asks whether to leave the block: on top of everything, the harmless answer first. No picture appears meanwhile. */
class LeaveQuestion extends LightElement {
  static override properties = { game: { attribute: false }, open: { type: Boolean } };
  declare game: Game;
  declare open: boolean;

  protected override updated(changed: PropertyValues): void {
    if (!changed.has("open")) return;
    const dialog = this.querySelector("dialog");
    if (this.open && !dialog?.open) dialog?.showModal();
    else if (!this.open && dialog?.open) {
      dialog.close();
      // Do not return focus to the button that asked: the next Enter is meant for the game.
      const next = document.querySelector<HTMLElement>(".go-on") ?? document.querySelector<HTMLElement>(GROUND);
      next?.focus({ preventScroll: true });
    }
  }

  #stay = (event: Event): void => {
    event.preventDefault();
    this.game.play.stay();
  };

  #onKey = (event: KeyboardEvent): void => {
    // Keys pressed here must not reach the screen behind.
    event.stopPropagation();
    if (event.key === "Escape") this.#stay(event);
  };

  protected override render(): TemplateResult {
    const { t } = this.game.stores.language.getState();
    return html`<dialog class="leave-question" role="alertdialog" aria-labelledby="leave-words" @keydown=${this.#onKey} @cancel=${this.#stay}>
      <p id="leave-words">${t("trial.leave.confirm")}</p>
      <div class="row">
        <button type="button" class="button primary stay" autofocus @click=${this.#stay}>${t("trial.leave.no")}</button>
        <button type="button" class="button leave" @click=${() => this.game.play.abandon()}>${t("trial.leave.yes")}</button>
      </div>
    </dialog>`;
  }
}

customElements.define("leave-question", LeaveQuestion);
