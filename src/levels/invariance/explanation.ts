import { html, type PropertyValues, type TemplateResult } from "lit";
import "./explanation.css";
import { newestWins } from "../../app/newest-wins";
import type { Plane } from "../../core/vision/plane";
import { type Bar, barList } from "../../overlay/kit/charts/bar-list";
import { ExplanationElement } from "../../overlay/kit/explanation-element";
import type { DrawLevel } from "../../overlay/kit/level-view";
import { slider } from "../../overlay/kit/slider";
import {
  type Anchor,
  type Answers,
  anchorOf,
  answersOf,
  type CellKind,
  detectorPlane,
  SMALL_SIDE,
  smallPicture,
} from "./pooling-model";
import { glow, grey, paintPlane, weight } from "./pooling-paint";
import { MOST_SHIFT, PLAIN, type PoolingChoice, poolingSpec, poolingSteps, SHOWN_OBJECT } from "./pooling-specs";
import { say } from "./say";

/** Time the detector takes to slide over the whole picture once. */
const SLIDE_MS = 3200;

interface Reference {
  readonly anchor: Anchor;
  readonly answers: Answers;
}

/** One detector slid over a picture, its map, and the pooled responses: all computed from the picture shown. */
class PoolingView extends ExplanationElement {
  #choice: PoolingChoice = PLAIN;
  #picture: Plane | null = null;
  #answers: Answers | null = null;
  #plain: Plane | null = null;
  #references: Partial<Record<CellKind, Reference>> = {};
  /** Where the detector is drawn: sliding, under the pointer, or at its best position. */
  #probe: { readonly x: number; readonly y: number } | null = null;
  #slideFrom = 0;
  #frame = 0;

  #want = newestWins<PoolingChoice>(async (choice) => {
    this.#plain ??= smallPicture((await this.game.pictures.compose(poolingSpec(SHOWN_OBJECT, PLAIN))).raster);
    const { raster } = await this.game.pictures.compose(poolingSpec(SHOWN_OBJECT, choice));
    if (!this.isConnected) return;
    const picture = smallPicture(raster);
    const { anchor } = this.#reference(choice.kind);
    this.#picture = picture;
    this.#answers = answersOf(picture, anchor, choice.kind);
    this.requestUpdate();
  });

  protected override firstUpdated(): void {
    this.#want(this.#choice);
    this.#slide();
  }

  protected override follow() {
    return [() => cancelAnimationFrame(this.#frame)];
  }

  #reference(kind: CellKind): Reference {
    const known = this.#references[kind];
    if (known) return known;
    const plain = this.#plain as Plane;
    const anchor = anchorOf(plain, kind);
    const reference = { anchor, answers: answersOf(plain, anchor, kind) };
    this.#references = { ...this.#references, [kind]: reference };
    return reference;
  }

  /** Slides the detector over the picture once, row by row. With reduced motion, the whole map appears at once. */
  #slide(): void {
    cancelAnimationFrame(this.#frame);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    this.#slideFrom = 0;
    const step = (now: number) => {
      if (this.#answers && this.#slideFrom === 0) this.#slideFrom = now;
      const share = this.#slideFrom === 0 ? 0 : (now - this.#slideFrom) / SLIDE_MS;
      if (share >= 1) {
        this.#probe = null;
        this.#paint();
        return;
      }
      const row = share * SMALL_SIDE;
      // Eight sweeps from side to side are enough to see how it works.
      const across = (share * 8) % 2;
      this.#probe = { x: (across < 1 ? across : 2 - across) * (SMALL_SIDE - 1), y: row };
      this.#paint(Math.floor(row));
      this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  #stopSliding(): void {
    cancelAnimationFrame(this.#frame);
    this.#probe = null;
  }

  #change(change: Partial<PoolingChoice>): void {
    this.#stopSliding();
    this.#choice = { ...this.#choice, ...change };
    this.requestUpdate();
    this.#want(this.#choice);
  }

  protected override showStep(key: string): void {
    this.#change(poolingSteps.get(key) ?? {});
    if (key === "slide") this.#slide();
  }

  #onPoint = (event: PointerEvent): void => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const at = (offset: number, length: number) => Math.min(SMALL_SIDE - 1, (SMALL_SIDE * offset) / length);
    cancelAnimationFrame(this.#frame);
    this.#probe = { x: at(event.clientX - box.left, box.width), y: at(event.clientY - box.top, box.height) };
    this.#paint();
  };

  #onLeave = (): void => {
    this.#probe = null;
    this.#paint();
  };

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#paint();
  }

  /** @param rows of the map the detector has passed */
  #paint(rows?: number): void {
    const { answers } = this.#references[this.#choice.kind] ?? {};
    const anchor = this.#references[this.#choice.kind]?.anchor;
    if (!this.#picture || !this.#answers || !answers || !anchor) return;
    const canvas = (name: string) => this.querySelector<HTMLCanvasElement>(`canvas.${name}`);
    const [picture, map, detector] = [canvas("pool-picture"), canvas("pool-map"), canvas("pool-detector")];
    if (picture) paintPlane(picture, this.#picture, grey);
    if (map) paintPlane(map, this.#answers.map, glow(answers.allPlaces), rows);
    if (detector) {
      const plane = detectorPlane(anchor.direction);
      paintPlane(detector, plane, weight(Math.max(...plane.data.map(Math.abs))));
    }
    const probe = this.#probe ?? anchor;
    this.#place(".pool-ring.at", probe);
    this.#place(".pool-ring.peak", this.#answers.peak);
  }

  #place(selector: string, { x, y }: { readonly x: number; readonly y: number }): void {
    for (const ring of this.querySelectorAll<HTMLElement>(selector)) {
      ring.style.left = `${(100 * (x + 0.5)) / SMALL_SIDE}%`;
      ring.style.top = `${(100 * (y + 0.5)) / SMALL_SIDE}%`;
    }
  }

  protected override render(): TemplateResult {
    const t = say(this.game);
    return html`<div class="explain-picture pooling">
        <div class="pool-row">
          <figure>
            <div class="pool-square" @pointermove=${this.#onPoint} @pointerleave=${this.#onLeave}>
              <canvas class="pool-picture" role="img" aria-label=${t("pooling.picture")}></canvas>
              <span class="pool-ring at" aria-hidden="true"></span>
              <canvas class="pool-detector" role="img" aria-label=${t("pooling.detector")}></canvas>
            </div>
            <figcaption>${t("pooling.picture")}</figcaption>
          </figure>
          <figure>
            <div class="pool-square">
              <canvas class="pool-map" role="img" aria-label=${t("pooling.map")}></canvas>
              <span class="pool-ring peak" aria-hidden="true"></span>
            </div>
            <figcaption>${t("pooling.map")}</figcaption>
          </figure>
          <div class="pool-answers" aria-live="polite">${this.#bars()}</div>
        </div>
        ${this.#controls()}
      </div>
      ${this.column()}`;
  }

  /** Each response as a share of the one to the unchanged picture. */
  #bars(): TemplateResult {
    const t = say(this.game);
    const before = this.#references[this.#choice.kind]?.answers;
    const now = this.#answers;
    const bar = (name: "onePlace" | "allPlaces" | "allDirections", label: string): Bar => {
      const share = before && now ? now[name] / before[name] : 0;
      return { label, share, value: t("common.percent", { share }) };
    };
    return html`<h3>${t("pooling.answers")}</h3>
      ${barList(
        [
          bar("onePlace", t("pooling.one-place")),
          bar("allPlaces", t("pooling.all-places")),
          bar("allDirections", t("pooling.all-directions")),
        ],
        t("pooling.answers"),
      )}`;
  }

  #controls(): TemplateResult {
    const t = say(this.game);
    const { kind, shiftX, turn, contrast, negative } = this.#choice;
    return html`<div class="pool-controls">
      ${slider({
        label: t("pooling.shift"),
        said: t("pooling.shift.value", { n: shiftX }),
        min: -MOST_SHIFT,
        max: MOST_SHIFT,
        step: 1,
        value: shiftX,
        onInput: (value) => this.#change({ shiftX: value }),
      })}
      ${slider({
        label: t("pooling.turn"),
        said: t("transform.turn.value", { turn }),
        min: 0,
        max: 180,
        step: 5,
        value: turn,
        onInput: (value) => this.#change({ turn: value }),
      })}
      ${slider({
        label: t("pooling.contrast"),
        said: t("common.percent", { share: contrast }),
        min: 0.05,
        max: 1,
        step: 0.05,
        value: contrast,
        onInput: (value) => this.#change({ contrast: value }),
      })}
      <div class="row tight" role="group" aria-label=${t("pooling.kind")}>
        ${this.#toggle(t("pooling.simple"), kind === "simple", { kind: "simple" })}
        ${this.#toggle(t("pooling.complex"), kind === "complex", { kind: "complex" })}
        ${this.#toggle(t("pooling.negative"), negative, { negative: !negative })}
      </div>
    </div>`;
  }

  #toggle(label: string, on: boolean, change: Partial<PoolingChoice>): TemplateResult {
    return html`<button type="button" class="button" aria-pressed=${on ? "true" : "false"} @click=${() => this.#change(change)}>
      ${label}
    </button>`;
  }
}

customElements.define("pooling-view", PoolingView);

export const view: DrawLevel = ({ game, level, words }) =>
  html`<pooling-view class="explain-view" .game=${game} .level=${level} .words=${words}></pooling-view>`;
