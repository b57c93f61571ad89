import { html, nothing, type TemplateResult } from "lit";
import "./explanation.css";
import "../../overlay/kit/stimulus-picture";
import { NET_SIDE } from "../../core/vision/net-side";
import type { Raster } from "../../core/vision/raster";
import { conditionChart } from "../../overlay/kit/charts/summary-charts";
import { ExplanationElement } from "../../overlay/kit/explanation-element";
import type { DrawLevel } from "../../overlay/kit/level-view";
import { pictureSpec } from "../../overlay/kit/sample-picture";
import { slider } from "../../overlay/kit/slider";
import { type ClutterChoice, clutterSpec, clutterSteps, LARGE, SMALLEST } from "./clutter-specs";
import { drawNetInput } from "./net-input";
import { say } from "./say";

/** One object to shrink and put on a busy background, and the points of it the net gets. */
class ClutterView extends ExplanationElement {
  #choice: ClutterChoice = { size: LARGE, busy: false, aside: false };
  #raster: Raster | null = null;
  #asked = 0;

  protected override firstUpdated(): void {
    void this.#compose();
  }

  async #compose(): Promise<void> {
    this.#asked += 1;
    const turn = this.#asked;
    const spec = clutterSpec(pictureSpec(this.game), this.#choice);
    const stimulus = await this.game.pictures.compose(spec).catch(() => null);
    if (!stimulus || turn !== this.#asked || !this.isConnected) return;
    this.#raster = stimulus.raster;
    this.requestUpdate();
    const canvas = this.querySelector<HTMLCanvasElement>(".net-input");
    if (canvas) drawNetInput(canvas, stimulus.raster, spec.object);
  }

  #change(change: Partial<ClutterChoice>): void {
    this.#choice = { ...this.#choice, ...change };
    this.requestUpdate();
    void this.#compose();
  }

  protected override showStep(key: string): void {
    this.#change(clutterSteps.get(key) ?? {});
  }

  protected override render(): TemplateResult {
    const t = say(this.game);
    const { size, busy } = this.#choice;
    const summary = this.game.stores.session.getState().summary;
    const points = Math.round(size * NET_SIDE);
    return html`<div class="explain-picture clutter">
        <div class="clutter-pictures">
          <stimulus-picture .source=${this.#raster} .label=${t("explain.clutter.picture")}></stimulus-picture>
          <figure>
            <canvas class="net-input" width="448" height="448" aria-hidden="true"></canvas>
            <figcaption class="small" aria-live="polite">${t("explain.clutter.pixels", { n: points })}</figcaption>
          </figure>
        </div>
        <div class="clutter-controls">
          ${slider({
            label: t("explain.clutter.size"),
            said: t("common.percent", { share: size }),
            min: SMALLEST,
            max: LARGE,
            step: 0.05,
            value: size,
            onInput: (value) => this.#change({ size: value }),
          })}
          <div class="row" role="group">
            ${this.#ground(t("explain.clutter.calm"), !busy, false)} ${this.#ground(t("explain.clutter.busy"), busy, true)}
          </div>
        </div>
      </div>
      ${this.column({
        extra: html`${
          summary && summary.conditions.length > 1
            ? html`<section class="stack tight">
                <h2>${t("results.conditions")}</h2>
                ${conditionChart(this.game, summary, this.words.conditions)}
              </section>`
            : nothing
        }`,
      })}`;
  }

  #ground(words: string, on: boolean, busy: boolean): TemplateResult {
    return html`<button
      type="button"
      class="button"
      aria-pressed=${on ? "true" : "false"}
      @click=${() => this.#change({ busy })}
    >
      ${words}
    </button>`;
  }
}

customElements.define("clutter-view", ClutterView);

export const view: DrawLevel = ({ game, level, words }) =>
  html`<clutter-view class="explain-view" .game=${game} .level=${level} .words=${words}></clutter-view>`;
