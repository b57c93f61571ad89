import "./cup.css";
import { html, nothing, type TemplateResult } from "lit";
import { type Cup, type CupFile, cupSentence, readCup } from "../../../app/class-figures/cup";
import type { Game } from "../../../app/game";
import type en from "../../../content/messages/en/class-cup.json";
import { announce } from "../../kit/announce";
import { LightElement } from "../../kit/light-element";
import { sayIn } from "../../kit/say";
import { levelTitle } from "../../shared/level-names";
import { screenBar } from "../../shared/screen-bar";
import { cupBoard } from "./cup-board";

const say = sayIn<keyof typeof en>();

/** Result files of several classes, side by side. They are read on this device and go nowhere. */
class CupScreen extends LightElement {
  static override properties = { game: { attribute: false }, files: { state: true }, cup: { state: true } };
  declare game: Game;
  declare private files: readonly CupFile[];
  declare private cup: Cup | null;

  constructor() {
    super();
    this.files = [];
    this.cup = null;
  }

  protected override follow() {
    return [this.game.stores.language.subscribe(() => this.requestUpdate())];
  }

  async #add(list: FileList | null | undefined): Promise<void> {
    const added = await Promise.all(
      [...(list ?? [])].map(async (file) => ({ name: file.name, text: await file.text() })),
    );
    this.#read([...this.files, ...added]);
  }

  #read(files: readonly CupFile[]): void {
    this.files = files;
    this.cup = files.length > 0 ? readCup(files) : null;
    const t = say(this.game);
    announce(t, t("cup.say", { n: this.cup?.classes.length ?? 0 }));
  }

  #drop = (event: DragEvent): void => {
    event.preventDefault();
    void this.#add(event.dataTransfer?.files);
  };

  protected override render(): TemplateResult {
    const { game, cup } = this;
    const t = say(game);
    const choose = (event: Event): void => {
      const input = event.target as HTMLInputElement;
      void this.#add(input.files).then(() => {
        input.value = "";
      });
    };
    return html`<section class="screen class-cup" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${this.#drop}>
      ${screenBar({ title: t("cup.title"), back: t("common.back"), onBack: () => game.go.classDoor() })}
      <p class="muted">${t("cup.what")}</p>
      <label class="cup-files">
        <span class="button primary">${t("cup.choose")}</span>
        <input class="visually-hidden" type="file" accept=".csv,text/csv" multiple @change=${choose} />
        <span class="muted small">${t("cup.drop")}</span>
      </label>
      ${
        cup && cup.problems.length > 0
          ? html`<ul class="cup-problems" role="alert">${cup.problems.map((each) => html`<li>${cupSentence(t, each)}</li>`)}</ul>`
          : nothing
      }
      ${
        cup && cup.classes.length > 0
          ? html`<h2>${levelTitle(game, cup.level ?? "")}</h2>
              ${cupBoard(game, cup.classes, (file) => this.#read(this.files.filter(({ name }) => name !== file)))}`
          : nothing
      }
    </section>`;
  }
}

customElements.define("class-cup", CupScreen);

export function cupScreen(game: Game): TemplateResult {
  return html`<class-cup .game=${game}></class-cup>`;
}
