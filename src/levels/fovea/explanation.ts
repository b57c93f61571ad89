import { html, nothing, type TemplateResult } from "lit";
import "./foveal-picture";
import type { Game } from "../../app/game";
import type { LevelWords } from "../../content/words";
import type { DrawLevel } from "../../overlay/kit/level-view";
import { LightElement } from "../../overlay/kit/light-element";
import { explainWords, followStep } from "../../overlay/kit/step-list";
import { cortexStrip } from "./cortex-strip";
import { say } from "./say";

/** Times the blur of an eye. Drawn as it is, nobody who looks at it sees any: their own eye has it already. */
const STRENGTHS = { low: 1, high: 12, usual: 6 };

/** What is left of a scene around one point of gaze. */
class FoveaView extends LightElement {
  static override properties = { game: { attribute: false }, words: { attribute: false }, strength: { state: true } };
  declare game: Game;
  declare words: LevelWords;
  declare private strength: number;
  #current = 0;

  constructor() {
    super();
    this.strength = STRENGTHS.usual;
  }

  #go = (index: number): void => {
    this.#current = index;
    this.requestUpdate();
    void this.updateComplete.then(() => followStep(this));
  };

  protected override render(): TemplateResult {
    const { game, words, strength } = this;
    const t = say(game);
    const said = t("fovea.strength", { n: strength });
    return html`<div class="explain-picture fovea-picture">
        <foveal-picture .game=${game} .strength=${strength}></foveal-picture>
        <label class="stack tight">
          <span class="figure">${said}</span>
          <input
            type="range"
            min=${STRENGTHS.low}
            max=${STRENGTHS.high}
            step="1"
            .value=${String(strength)}
            aria-valuetext=${said}
            @input=${(event: Event) => {
              this.strength = Number((event.target as HTMLInputElement).value);
            }}
          />
        </label>
        <p class="muted small">${t("fovea.truth")}</p>
      </div>
      ${explainWords({
        words,
        current: this.#current,
        go: this.#go,
        t,
        extra: words.explanation[this.#current]?.key === "cortex" ? cortexStrip(t) : nothing,
      })}`;
  }
}

customElements.define("fovea-view", FoveaView);

export const view: DrawLevel = ({ game, words }) =>
  html`<fovea-view class="explain-view" .game=${game} .words=${words}></fovea-view>`;
