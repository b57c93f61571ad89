import { html, nothing, type TemplateResult } from "lit";
import type { Game } from "../../app/game";
import type { OwnTable } from "../../app/own-data";
import { announce } from "../kit/announce";
import { downloadIcon } from "../kit/icons";
import { LightElement } from "../kit/light-element";
import { saveFile, saveTrials } from "./save-file";

/** The button to download the player's trials. If some are missing it says so, and asks before saving the rest. */
class TrialsDownload extends LightElement {
  static override properties = {
    game: { attribute: false },
    words: {},
    quiet: { type: Boolean },
    disabled: { type: Boolean },
    table: { state: true },
  };
  declare game: Game;
  /** The button's label. */
  declare words: string;
  declare quiet: boolean;
  declare disabled: boolean;
  /** The last download, if incomplete. */
  declare private table: OwnTable | null;

  constructor() {
    super();
    this.table = null;
  }

  #take = async (): Promise<void> => {
    const table = await this.game.data.take();
    const { t } = this.game.stores.language.getState();
    const whole = !table.fault && table.damaged.length + table.unreadable === 0;
    this.table = whole ? null : table;
    if (!table.fault) saveTrials(table.csv);
    else announce(t, t("own-data.unreachable"));
  };

  #missing({ csv, records, damaged, damagedJson, unreadable, fault }: OwnTable): TemplateResult {
    const { t } = this.game.stores.language.getState();
    return html`<div class="stack tight trials-missing" role="alert">
      ${
        fault
          ? html`<p>${t("own-data.unreachable")} ${t("own-data.only-waiting", { count: records.length })}</p>
              <div class="row tight">
                ${
                  records.length > 0
                    ? html`<button type="button" class="button part" @click=${() => saveTrials(csv)}>${t("own-data.download-part")}</button>`
                    : nothing
                }
                <button type="button" class="button" @click=${this.#take}>${t("common.retry")}</button>
              </div>`
          : nothing
      }
      ${
        damaged.length > 0
          ? html`<p>${t("own-data.damaged", { count: damaged.length })}</p>
              <button type="button" class="button damaged"
                @click=${() => saveFile("glimpse-trials.damaged.json", damagedJson, "application/json")}>
                ${downloadIcon()} ${t("own-data.damaged.download")}
              </button>`
          : nothing
      }
      ${unreadable > 0 ? html`<p>${t("own-data.lost", { count: unreadable })}</p>` : nothing}
    </div>`;
  }

  protected override render(): TemplateResult {
    return html`<button type="button" class=${this.quiet ? "button quiet" : "button"} ?disabled=${this.disabled} @click=${this.#take}>
        ${downloadIcon()} ${this.words}
      </button>
      ${this.table ? this.#missing(this.table) : nothing}`;
  }
}

customElements.define("trials-download", TrialsDownload);
