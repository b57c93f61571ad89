import { html, nothing, type TemplateResult } from "lit";
import "./explanation.css";
import "./foveal-picture";
import { ExplanationElement } from "../../overlay/kit/explanation-element";
import type { DrawLevel } from "../../overlay/kit/level-view";
import { slider } from "../../overlay/kit/slider";
import { cortexStrip } from "./cortex-strip";
import { say } from "./say";

/** Multiple of the eye's own blur. At life size the blur would be invisible: the viewer's own eye already has it. */
const STRENGTHS = { low: 1, high: 12, usual: 6 };

/** What remains of a scene around one point of gaze. */
class FoveaView extends ExplanationElement {
  static override properties = { strength: { state: true } };
  declare private strength: number;

  constructor() {
    super();
    this.strength = STRENGTHS.usual;
  }

  protected override render(): TemplateResult {
    const { game, strength } = this;
    const t = say(game);
    return html`<div class="explain-picture fovea-picture">
        <foveal-picture .game=${game} .strength=${strength}></foveal-picture>
        ${slider({
          label: t("fovea.strength"),
          said: t("fovea.strength.value", { n: strength }),
          min: STRENGTHS.low,
          max: STRENGTHS.high,
          step: 1,
          value: strength,
          onInput: (value) => {
            this.strength = value;
          },
        })}
        <p class="muted small">${t("fovea.truth")}</p>
      </div>
      ${this.column({ extra: this.step?.key === "cortex" ? cortexStrip(t) : nothing })}`;
  }
}

customElements.define("fovea-view", FoveaView);

export const view: DrawLevel = ({ game, level, words }) =>
  html`<fovea-view class="explain-view" .game=${game} .level=${level} .words=${words}></fovea-view>`;
