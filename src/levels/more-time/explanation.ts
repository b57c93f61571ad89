import { html, nothing, type TemplateResult } from "lit";
import "./explanation.css";
import { figureChart } from "../../overlay/kit/charts/figure-chart";
import { ExplanationElement } from "../../overlay/kit/explanation-element";
import type { DrawLevel } from "../../overlay/kit/level-view";
import { slider } from "../../overlay/kit/slider";
import { feedbackLeft } from "./feedback-times";
import { say } from "./say";
import { timePicture } from "./time-picture";

const SOONEST_MS = 20;
const LATEST_MS = 300;

/** Where each step puts the mask; other steps leave it alone. */
const stepMasks = new Map<string, number | null>([
  ["wave", null],
  ["feedback", null],
  ["mask", 50],
]);

/** Waves up and down the visual stream over time, and a mask to drag; beside them the net, which has no time. */
class TimeView extends ExplanationElement {
  #soa = 100;
  // The first step is about the picture only.
  #masked = false;

  protected override showStep(key: string): void {
    const soa = stepMasks.get(key);
    if (soa === undefined) return;
    this.#masked = soa !== null;
    this.#soa = soa ?? this.#soa;
    this.requestUpdate();
  }

  #drag = (soa: number): void => {
    this.#soa = soa;
    this.#masked = true;
    this.requestUpdate();
  };

  #toggle = (event: Event): void => {
    this.#masked = !(event.target as HTMLInputElement).checked;
    this.requestUpdate();
  };

  protected override render(): TemplateResult {
    const t = say(this.game);
    const soa = this.#masked ? this.#soa : null;
    const left = feedbackLeft("v1", soa);
    const own =
      this.game.stores.session.getState().summary?.records[0]?.level === this.level.id
        ? this.game.stores.session.getState().figures
        : [];
    return html`<div class="explain-picture time">
        <div class="time-frame">
          ${timePicture(soa, t)}
          <p class="time-same small">${t("time.net.same")}</p>
        </div>
        <div class="time-controls">
          ${slider({
            label: t("time.mask-after"),
            said: t("common.ms", { ms: this.#soa }),
            min: SOONEST_MS,
            max: LATEST_MS,
            step: 10,
            value: this.#soa,
            onInput: this.#drag,
            head: "beside",
          })}
          <label class="time-none"
            ><input type="checkbox" .checked=${!this.#masked} @change=${this.#toggle} />${t("time.no-mask")}</label
          >
          <p class="time-rest" aria-live="polite">
            ${left === null ? t("time.unbroken") : t("time.left", { ms: left })}
          </p>
        </div>
      </div>
      ${this.column({
        extra: html`${own.length > 0 ? own.map((figure) => html`<div class="panel">${figureChart(this.game, figure)}</div>`) : nothing}
        <p class="muted small">${t("time.schematic")}</p>`,
      })}`;
  }
}

customElements.define("time-view", TimeView);

export const view: DrawLevel = ({ game, level, words }) =>
  html`<time-view class="explain-view" .game=${game} .level=${level} .words=${words}></time-view>`;
