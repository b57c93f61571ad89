import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import { announce } from "../kit/announce";
import { LightElement } from "../kit/light-element";
import { copyText } from "../shared/copy-text";

/** The button that copies a link to a block's pictures; if copying fails, it shows the link to copy by hand. */
class CopyLink extends LightElement {
  static override properties = {
    game: { attribute: false },
    level: {},
    seed: {},
    state: { state: true },
  };
  declare game: Game;
  declare level: string;
  declare seed: string;
  declare private state: "idle" | "copied" | "refused";

  constructor() {
    super();
    this.state = "idle";
  }

  protected override follow() {
    return [this.game.stores.language.subscribe(() => this.requestUpdate())];
  }

  #address(): string {
    const query = new URLSearchParams({ level: this.level, seed: this.seed });
    return `${location.origin}${location.pathname}?${query}`;
  }

  #copy = async (): Promise<void> => {
    const { t } = this.game.stores.language.getState();
    this.state = (await copyText(this.#address())) ? "copied" : "refused";
    announce(t, t(this.state === "copied" ? "results.link.copied" : "link.copy.by-hand"));
    if (this.state !== "refused") return;
    await this.updateComplete;
    const field = this.querySelector("input");
    field?.focus();
    field?.select();
  };

  protected override render(): TemplateResult {
    const { t } = this.game.stores.language.getState();
    const copied = this.state === "copied";
    return html`<button type="button" class=${copied ? "button quiet done" : "button quiet"}
        title=${copied ? t("results.link.copied") : nothing} @click=${this.#copy}>${t("results.link")}</button>
      ${
        this.state === "refused"
          ? html`<label class="copy-by-hand"><span class="small">${t("link.copy.by-hand")}</span>
              <input type="text" readonly aria-label=${t("link.copy.field")} .value=${this.#address()}
                @focus=${(event: FocusEvent) => (event.target as HTMLInputElement).select()} /></label>`
          : nothing
      }`;
  }
}

customElements.define("copy-link", CopyLink);
