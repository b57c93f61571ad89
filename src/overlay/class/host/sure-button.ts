import { html, nothing, type TemplateResult } from "lit";
import { LightElement } from "../../kit/light-element";

/** A button that asks once more, in its own place. */
class SureButton extends LightElement {
  static override properties = {
    words: {},
    sure: {},
    no: {},
    looks: {},
    disabled: { type: Boolean },
    asking: { state: true },
    failed: {},
    hasFailed: { state: true },
    onSure: { attribute: false },
  };
  /** Its label; the question's answer that does it; the answer that does not. */
  declare words: string;
  declare sure: string;
  declare no: string;
  /** Classes of the button. */
  declare looks: string;
  declare disabled: boolean;
  /** What is said when it could not be done. */
  declare failed: string;
  declare onSure: () => void | Promise<void>;
  declare private hasFailed: boolean;
  declare private asking: boolean;

  constructor() {
    super();
    this.asking = false;
    this.looks = "";
    this.failed = "";
    this.hasFailed = false;
  }

  #do = async (): Promise<void> => {
    this.asking = false;
    this.hasFailed = false;
    try {
      await this.onSure();
    } catch (error) {
      if (this.failed === "") throw error;
      this.hasFailed = true;
    }
  };

  #ask = (asking: boolean): void => {
    this.asking = asking;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(asking ? ".sure-no" : "button")?.focus());
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.asking) return;
    event.stopPropagation();
    this.#ask(false);
  };

  protected override render(): TemplateResult {
    if (!this.asking)
      return html`<button type="button" class="button ${this.looks}" ?disabled=${this.disabled} @click=${() => this.#ask(true)}>${this.words}</button>
        ${this.hasFailed ? html`<span class="small" role="alert">${this.failed}</span>` : nothing}`;
    return html`<span class="sure" role="group" aria-label=${this.words} @keydown=${this.#onKey}>
      <button type="button" class="button danger" @click=${this.#do}>${this.sure}</button>
      <button type="button" class="button sure-no" @click=${() => this.#ask(false)}>${this.no}</button>
    </span>`;
  }
}

customElements.define("sure-button", SureButton);
