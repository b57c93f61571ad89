import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { Translate } from "../../content/messages";
import { announce } from "../kit/announce";
import { LightElement } from "../kit/light-element";
import "../shared/trials-download";

/** The player's own trials: how many, a download, and a button to erase them. */
class OwnData extends LightElement {
  static override properties = {
    game: { attribute: false },
    t: { attribute: false },
    count: { state: true },
    asking: { state: true },
    fault: { state: true },
  };

  declare game: Game;
  declare t: Translate;
  declare private count: number | null;
  declare private asking: boolean;
  declare private fault: boolean;

  constructor() {
    super();
    this.count = null;
    this.asking = false;
    this.fault = false;
  }

  protected override firstUpdated(): void {
    void this.tally();
  }

  private async tally(): Promise<void> {
    try {
      this.count = await this.game.data.count();
    } catch {
      this.fault = true;
    }
  }

  protected override render(): TemplateResult {
    const { t, count } = this;
    return html`
      <p class="muted">${t("settings.data.where")}</p>
      ${this.fault ? html`<p role="alert">${t("own-data.unreachable")}</p>` : nothing}
      <p class="figure">${count === null ? nothing : t("settings.data.count", { count })}</p>
      <div class="row">
        <trials-download .game=${this.game} .words=${t("settings.data.download")} .disabled=${count === null && !this.fault}></trials-download>
        ${
          this.asking
            ? nothing
            : html`<button type="button" class="button quiet ask-erase" @click=${() => this.ask(true)}>${t("settings.data.erase")}</button>`
        }
      </div>
      ${this.asking ? this.question() : nothing}
    `;
  }

  private question(): TemplateResult {
    const { t } = this;
    return html`<div class="panel deep stack erase" role="alertdialog" aria-labelledby="erase-question" @keydown=${this.onKey}>
      <p id="erase-question">${t("settings.data.erase.confirm")}</p>
      <div class="row">
        <button type="button" class="button keep" @click=${() => this.ask(false)}>${t("common.cancel")}</button>
        <button type="button" class="button danger" @click=${this.erase}>${t("settings.data.erase.yes")}</button>
      </div>
    </div>`;
  }

  /** Opens or closes the question and moves the focus with it, to the harmless answer first. */
  private async ask(asking: boolean): Promise<void> {
    this.asking = asking;
    await this.updateComplete;
    this.querySelector<HTMLElement>(asking ? ".keep" : ".ask-erase")?.focus();
  }

  private onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    void this.ask(false);
  };

  private erase = async (): Promise<void> => {
    const left = await this.game.data.erase();
    // A separate notice says what is left.
    if (left.length === 0) announce(this.t, this.t("settings.data.erase.done"));
  };
}

customElements.define("own-data", OwnData);
