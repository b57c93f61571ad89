import { html, nothing, type TemplateResult } from "lit";
import { classTable } from "../../../app/class-figures/class-table";
import type { Game } from "../../../app/game";
import { announce } from "../../kit/announce";
import { downloadIcon } from "../../kit/icons";
import { LightElement } from "../../kit/light-element";
import { dayOf, saveFile } from "../../shared/save-file";
import { sayHost } from "./host-context";

/** Saves all trials of a session, under the class's name, as `npm run analyse` and the board of a cup read them. */
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

  #take = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const asked = new FormData(event.target as HTMLFormElement);
    this.busy = true;
    this.failed = false;
    const t = sayHost(this.game);
    try {
      const { host } = this.game.stores.classroom.getState();
      const rows = await this.game.classes.desk.host.results();
      const className = String(asked.get("class") ?? "").trim() || (host?.view?.code ?? "");
      const csv = classTable(rows, { className, nicknames: asked.has("nicknames") });
      // Whatever a class is called, its file can be saved everywhere.
      const name = className.replace(/[^\p{L}\p{N}._-]+/gu, "-");
      saveFile(`glimpse-class-${name}-${dayOf(new Date())}.csv`, csv, "text/csv;charset=utf-8");
      announce(t, t("host.csv.done", { n: rows.length }));
    } catch {
      this.failed = true;
    } finally {
      this.busy = false;
    }
  };

  protected override render(): TemplateResult {
    const t = sayHost(this.game);
    return html`<form class="stack tight" @submit=${this.#take}>
      <div class="row tight">
        <input class="text-field" name="class" maxlength="40" autocomplete="off" aria-label=${t("host.csv.class")} placeholder=${t("host.csv.class")} />
        <button class="button" ?disabled=${this.busy}>${downloadIcon()} ${t("host.csv")}</button>
      </div>
      <label class="row tight small"><input type="checkbox" name="nicknames" /> ${t("host.csv.nicknames")}</label>
      ${this.failed ? html`<p class="small" role="alert">${t("host.csv.failed")}</p>` : nothing}
    </form>`;
  }
}

customElements.define("class-download", ClassDownload);
