import { html, type TemplateResult } from "lit";
import "./net-through-fovea.css";
import "./foveal-picture";
import type { Game } from "../../app/game";
import { newestWins } from "../../app/newest-wins";
import { topK } from "../../core/decision/decide";
import type { ImagenetGuess } from "../../core/trial/record";
import type { Raster } from "../../core/vision/raster";
import { LightElement } from "../../overlay/kit/light-element";
import { netWord } from "../../overlay/kit/net-word";
import { say } from "./say";

const SHOWN = 5;

/** The net's answers for one scene as the fovea moves over it. */
class NetThroughFovea extends LightElement {
  static override properties = {
    game: { attribute: false },
    strength: { attribute: false },
    e2: { attribute: false },
    answers: { state: true },
  };
  declare game: Game;
  declare strength: number;
  declare e2: number;
  declare private answers: readonly ImagenetGuess[];

  constructor() {
    super();
    this.answers = [];
  }

  #ask = newestWins<Raster>(async (seen) => {
    if (!this.isConnected) return;
    const made = await this.game.net.ask("inspect", { raster: seen });
    if (made)
      this.answers = topK(made.probabilities, SHOWN).map((index) => ({
        index,
        label: made.label(index),
        probability: made.probabilities[index] as number,
      }));
  });

  protected override follow() {
    void this.game.net.learnWords();
    return [this.game.stores.language.subscribe(() => this.requestUpdate())];
  }

  protected override render(): TemplateResult {
    const t = say(this.game);
    const percent = new Intl.NumberFormat(t.language, { style: "percent", maximumFractionDigits: 0 });
    return html`<section class="panel net-fovea">
      <div class="stack tight">
        <h2>${t("fovea.lab.net")}</h2>
        <p class="small">${t("fovea.lab.net.how")}</p>
        <ol class="net-fovea-bars">
          ${this.answers.map(
            (guess) => html`<li>
              ${netWord(this.game, guess)}<span class="figure">${percent.format(guess.probability)}</span>
              <span class="net-fovea-bar" style="width: ${100 * guess.probability}%"></span>
            </li>`,
          )}
        </ol>
      </div>
      <foveal-picture .game=${this.game} .strength=${this.strength} .e2=${this.e2} .onSeen=${this.#ask}></foveal-picture>
    </section>`;
  }
}

customElements.define("net-through-fovea", NetThroughFovea);
