import { html, nothing, type TemplateResult } from "lit";
import "./picture-dialog.css";
import "../kit/stimulus-picture";
import type { CreditedPart } from "../../app/credits-desk";
import type { Game } from "../../app/game";
import type { TrialRecord } from "../../core/trial/record";
import type { StimulusSpec } from "../../core/trial/trial";
import { backIcon, closeIcon } from "../kit/icons";
import { LightElement } from "../kit/light-element";
import { duelCards } from "../reveal/duel-cards";
import { netMind } from "../reveal/net-mind";
import { shownFacts } from "../reveal/shown-facts";
import { pictureName, truthWords } from "../shared/truth-words";
import { composed } from "./composed";
import { pictureCredits } from "./picture-credits";

/** One picture of the block in a dialog, with buttons to its neighbours. */
class PictureDialog extends LightElement {
  static override properties = { game: { attribute: false } };
  declare game: Game;
  #among: readonly TrialRecord[] = [];
  #index = 0;
  /** Whose the last picture was: its parts are null when that could not be fetched. */
  #credits: { readonly of: StimulusSpec; readonly parts: readonly CreditedPart[] | null } | null = null;
  #asked: StimulusSpec | null = null;
  #unheard = (): void => {};

  protected override follow() {
    return [() => this.#unheard()];
  }

  /** The tag may stand in the page before its code: the game is here with the first update. */
  protected override firstUpdated(): void {
    this.#unheard = this.game.stores.language.subscribe(() => this.requestUpdate());
  }

  show(among: readonly TrialRecord[], index: number): void {
    this.#among = among;
    this.#index = index;
    // What could not be fetched is asked for again.
    if (this.#credits?.parts === null) this.#credits = null;
    void this.game.net.learnWords();
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const dialog = this.querySelector("dialog");
      if (dialog && !dialog.open) dialog.showModal();
    });
  }

  /** The parts' authors, asked for once for each picture that is shown. */
  #creditsOf(stimulus: StimulusSpec): TemplateResult | typeof nothing {
    if (this.#credits?.of === stimulus) return pictureCredits(this.game, this.#credits.parts);
    if (this.#asked !== stimulus) {
      this.#asked = stimulus;
      const tell = (parts: readonly CreditedPart[] | null): void => {
        if (this.#asked !== stimulus) return;
        this.#credits = { of: stimulus, parts };
        this.#asked = null;
        this.requestUpdate();
      };
      this.game.pictures.creditsOf(stimulus).then(tell, () => tell(null));
    }
    return nothing;
  }

  #close = (): void => this.querySelector("dialog")?.close();

  #turn(by: number): void {
    const { length } = this.#among;
    this.#index = (this.#index + by + length) % length;
    this.requestUpdate();
    this.querySelector(".dialog-scroll")?.scrollTo(0, 0);
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.key === "ArrowLeft") this.#turn(-1);
    else if (event.key === "ArrowRight") this.#turn(1);
    // Escape closes the dialog natively; the screen behind it stays.
    else if (event.key === "Escape") {
      event.preventDefault();
      this.#close();
    }
  };

  #onBackdrop = (event: MouseEvent): void => {
    if (event.target === event.currentTarget) this.#close();
  };

  protected override render(): TemplateResult {
    const record = this.#among[this.#index];
    const { t } = this.game.stores.language.getState();
    return html`<dialog
      class="picture-dialog"
      aria-labelledby="picture-truth"
      @keydown=${this.#onKey}
      @click=${this.#onBackdrop}
    >
      ${record ? this.#page(record, t) : nothing}
    </dialog>`;
  }

  #page(record: TrialRecord, t: ReturnType<Game["stores"]["language"]["getState"]>["t"]): TemplateResult {
    const { trial } = record;
    const several = this.#among.length > 1;
    return html`<div class="dialog-page">
      <header class="row">
        <h2 id="picture-truth" class="grow">${truthWords(this.game, trial)}</h2>
        <button type="button" class="button icon" aria-label=${t("common.close")} @click=${this.#close}>
          ${closeIcon()}
        </button>
      </header>
      <div class="dialog-scroll" tabindex="0" role="group" aria-labelledby="picture-truth">
        <stimulus-picture
          .source=${composed(this.game, trial.stimulus)}
          .label=${t("reveal.picture", { category: pictureName(this.game, trial) })}
        ></stimulus-picture>
        <div class="stack">
          ${duelCards(this.game, record)} ${netMind(this.game, record)} ${shownFacts(this.game, record)}
          ${this.#creditsOf(trial.stimulus)}
        </div>
      </div>
      ${
        several
          ? html`<footer class="row between">
              <button type="button" class="button" @click=${() => this.#turn(-1)}>
                ${backIcon()} ${t("common.previous")}
              </button>
              <span class="muted figure">${this.#index + 1} / ${this.#among.length}</span>
              <button type="button" class="button" @click=${() => this.#turn(1)}>
                ${t("common.next")} <span class="turned">${backIcon()}</span>
              </button>
            </footer>`
          : nothing
      }
    </div>`;
  }
}

customElements.define("picture-dialog", PictureDialog);

export type PictureDialogElement = PictureDialog;
