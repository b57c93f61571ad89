import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import "./turntable.css";
import type { Game } from "../../app/game";
import type { ImagenetGuess } from "../../core/trial/record";
import { joinSentences } from "../../overlay/kit/join-sentences";
import { LightElement } from "../../overlay/kit/light-element";
import { netMark } from "../../overlay/kit/marks";
import { toldWord, wordBars } from "../../overlay/kit/net-word";
import { slider } from "../../overlay/kit/slider";
import { type LiveVerdict, liveNet } from "./live-net";
import { paintRaster } from "./paint-raster";
import { say } from "./say";
import { type TrailCell, trailGradient } from "./trails";
import {
  dragged,
  FRONT,
  modelSpec,
  POSES,
  type Pose,
  posed,
  raised,
  type Shown,
  sameView,
  stepOf,
} from "./turntable-pose";

/** It looks different from every side. */
const FIRST_MODEL = "model-car-beetle";

/** The net's first word for each view of the model that it was asked about. */
type Words = ReadonlyMap<string, ImagenetGuess>;
const nameOf = ({ azimuth, above }: Pose): string => `${azimuth}/${above}`;

/** A model to turn in depth, with the net's live answers. */
class TurntableLab extends LightElement {
  static override properties = { game: { attribute: false } };
  declare game: Game;
  #shown: Shown | null = null;
  #verdict: LiveVerdict<Shown> | null = null;
  #words: Words = new Map();
  #grip: { readonly pose: Pose; readonly x: number; readonly y: number } | null = null;
  #live: (shown: Shown) => void = () => {};

  protected override follow() {
    this.#live = liveNet<Shown>(this.game, modelSpec, {
      picture: ({ raster }) => paintRaster(this.querySelector<HTMLCanvasElement>(".turntable-picture"), raster),
      verdict: (verdict) => this.#hear(verdict),
    });
    const { language, net } = this.game.stores;
    return [
      language.subscribe(() => this.requestUpdate()),
      net.subscribe((status, before) => {
        if (status.kind !== before.kind && this.#shown) this.#show(this.#shown);
      }),
    ];
  }

  protected override firstUpdated(): void {
    const models = this.#models();
    const first = models.find(({ id }) => id === FIRST_MODEL) ?? models[0];
    if (first) this.#take(first.id);
  }

  #models() {
    return this.game.pictures.objects("models");
  }

  #show(shown: Shown): void {
    this.#shown = shown;
    this.requestUpdate();
    this.#live(shown);
  }

  #pose(pose: Pose): void {
    if (this.#shown && !sameView(pose, this.#shown.pose)) this.#show({ ...this.#shown, pose });
  }

  #take(model: string): void {
    this.#verdict = null;
    this.#words = new Map();
    this.#show({ model, pose: FRONT });
  }

  #hear(verdict: LiveVerdict<Shown>): void {
    const [word] = verdict.guesses;
    if (!this.isConnected || word === undefined || verdict.view.model !== this.#shown?.model) return;
    this.#verdict = verdict;
    this.#words = new Map(this.#words).set(nameOf(verdict.view.pose), word);
    this.requestUpdate();
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#shown) return;
    const next = posed(this.#shown.pose, event.key);
    if (!next) return;
    event.preventDefault();
    this.#pose(next);
  };

  #onDown = (event: PointerEvent): void => {
    if (!this.#shown) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#grip = { pose: this.#shown.pose, x: event.clientX, y: event.clientY };
  };

  #onMove = (event: PointerEvent): void => {
    if (!this.#grip) return;
    const { width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const { pose, x, y } = this.#grip;
    this.#pose(dragged(pose, (event.clientX - x) / width, (event.clientY - y) / width));
  };

  #onUp = (): void => {
    this.#grip = null;
  };

  protected override render(): TemplateResult {
    const t = say(this.game);
    return html`<h2 class="turntable-title">${t("turntable.title")}</h2>
      <div class="lab-left">
        <canvas
          class="turntable-picture"
          width="448"
          height="448"
          tabindex="0"
          role="application"
          aria-label=${joinSentences(t, [t("turntable.picture"), t("turntable.hint")])}
          @pointerdown=${this.#onDown}
          @pointermove=${this.#onMove}
          @pointerup=${this.#onUp}
          @pointercancel=${this.#onUp}
          @keydown=${this.#onKey}
        ></canvas>
        <p class="muted small">${t("turntable.hint")}</p>
      </div>
      <div class="stack">${this.#answer()} ${this.#controls()}</div>`;
  }

  #answer(): TemplateResult {
    const t = say(this.game);
    if (this.game.stores.net.getState().kind === "absent") return html`<p class="muted">${t("transform.no-net")}</p>`;
    const guesses = this.#verdict?.guesses ?? [];
    const first = this.#words.get(nameOf(FRONT));
    const kept = guesses[0]?.index === first?.index;
    const same = [...this.#words.values()].filter(({ index }) => index === first?.index).length;
    return html`<section class="stack tight">
      <h3 class="row tight">${netMark()} ${t("transform.words")}</h3>
      <div class="lab-bars">${wordBars(this.game, guesses)}</div>
      <p class=${kept ? "lab-word" : "lab-word changed"}>
        ${
          first === undefined
            ? nothing
            : html`${t("turntable.first", { word: toldWord(this.game, first).text })} <strong>${t(kept ? "transform.kept" : "transform.changed")}</strong>`
        }
      </p>
      <p class="muted small figure turntable-seen">
        ${t("turntable.seen", { n: this.#words.size, all: POSES.length, same })}
      </p>
    </section>`;
  }

  #controls(): TemplateResult {
    const t = say(this.game);
    const { model, pose } = this.#shown ?? { model: "", pose: FRONT };
    const step = stepOf(pose);
    return html`${slider({
      label: t("turntable.view"),
      said: t("turntable.view.value", { view: pose.azimuth }),
      min: 0,
      max: 360 - step,
      step,
      value: pose.azimuth,
      onInput: (azimuth) => this.#pose({ ...pose, azimuth }),
      strip: html`<i class="lab-trail" style=${styleMap({ background: trailGradient(this.#cells(pose.above)) })}></i>`,
    })}
      <p class="muted small">${joinSentences(t, [t("turntable.front"), t("transform.trail")])}</p>
      <div class="row tight">
        <button
          type="button"
          class="button"
          aria-pressed=${pose.above ? "true" : "false"}
          @click=${() => this.#pose(raised(pose, !pose.above))}
        >
          ${t("turntable.above")}
        </button>
        <label class="row tight lab-object"
          ><span class="muted small">${t("turntable.model")}</span>
          <select @change=${(event: Event) => this.#take((event.target as HTMLSelectElement).value)}>
            ${this.#models().map(({ id, name }) => html`<option value=${id} ?selected=${id === model}>${name}</option>`)}
          </select></label
        >
      </div>`;
  }

  #cells(above: boolean): TrailCell[] {
    const first = this.#words.get(nameOf(FRONT));
    return POSES.filter((pose) => pose.above === above).map((pose) => {
      const word = this.#words.get(nameOf(pose));
      if (!word || !first) return null;
      return word.index === first.index ? "kept" : "changed";
    });
  }
}

customElements.define("turntable-lab", TurntableLab);
