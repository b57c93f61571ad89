import { html, nothing, type TemplateResult } from "lit";
import { classCsv } from "../../../app/class/class-csv";
import type { Game } from "../../../app/game";
import { announce } from "../../kit/announce";
import { downloadIcon } from "../../kit/icons";
import { LightElement } from "../../kit/light-element";
import { dayOf, saveFile } from "../../shared/save-file";
import { sayHost } from "./host-context";

/** The button to save all trials of a session. */
class ClassDownload extends LightElement {
  static override properties = { game: { attribute: false }, busy: { state: true }, failed: { state: true } };
  declare game: Game;
  declare private busy: boolean;
  declare private failed: boolean;

  constructor() {
    super();
    this.busy = false;
    this.failed = false;
  }

  #take = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    this.failed = false;
    const t = sayHost(this.game);
    try {
      const { host } = this.game.stores.classroom.getState();
      const rows = await this.game.classes.desk.host.results();
      const name = `glimpse-class-${host?.view?.code ?? ""}-${dayOf(new Date())}.csv`;
      saveFile(name, classCsv(rows, host?.view?.rows ?? []), "text/csv;charset=utf-8");
      announce(t, t("host.csv.done", { n: rows.length }));
    } catch {
      this.failed = true;
    } finally {
      this.busy = false;
    }
  };

  protected override render(): TemplateResult {
    const t = sayHost(this.game);
    return html`<button type="button" class="button" ?disabled=${this.busy} @click=${this.#take}>${downloadIcon()} ${t("host.csv")}</button>
      ${this.failed ? html`<p class="small" role="alert">${t("host.csv.failed")}</p>` : nothing}`;
  }
}

customElements.define("class-download", ClassDownload);
