import { html, nothing, type TemplateResult } from "lit";
import "./lab.css";
import "./foveal-picture";
import type { Game } from "../../app/game";
import type { FovealHandle } from "../../app/ports";
import type { LevelWords } from "../../content/words";
import { NORMAL_ACUITY } from "../../core/vision/acuity";
import { pixelsPerDegree } from "../../core/vision/visual-angle";
import { arrowStep } from "../../overlay/kit/arrow-keys";
import type { DrawLevel } from "../../overlay/kit/level-view";
import { LightElement } from "../../overlay/kit/light-element";
import { slider } from "../../overlay/kit/slider";
import { rasterCanvas } from "../../overlay/kit/stimulus-picture";
import { drawAnstis, drawPage } from "./page-drawing";
import { scenePictures } from "./page-pictures";
import "./net-through-fovea";
import { say } from "./say";

const STRENGTHS = { low: 1, high: 12, usual: 4 };
const E2 = { low: 0.5, high: 10 };
const THUMB_DEGREES = 2;
const MOST_PIXELS = 2_500_000;
const STEP_PIXELS = 24;

/**
 * A page seen through a fovea that follows pointer, finger and arrow keys; a chart after Anstis; and the net's answers.
 */
class FovealPage extends LightElement {
  static override properties = {
    game: { attribute: false },
    words: { attribute: false },
    strength: { state: true },
    e2: { state: true },
    chart: { state: true },
  };
  declare game: Game;
  declare words: LevelWords;
  declare private strength: number;
  declare private e2: number;
  declare private chart: boolean;
  #handle: FovealHandle | null = null;
  #pictures: HTMLCanvasElement[] = [];
  #gaze = { x: 0.5, y: 0.5 };
  #density = 1;
  #waiting = 0;
  #laidOut = "";
  readonly #watcher = new ResizeObserver(() => this.#layOut());

  constructor() {
    super();
    this.strength = STRENGTHS.usual;
    this.e2 = NORMAL_ACUITY.e2;
    this.chart = false;
  }

  protected override follow() {
    const own = this.game.stores.session
      .getState()
      .figures.flatMap(({ estimates }) => estimates)
      .find(({ owner, name }) => owner === "you" && name === "e2")?.value;
    if (own) this.e2 = Math.min(E2.high, Math.max(E2.low, own));
    return [
      this.game.stores.language.subscribe(() => this.requestUpdate()),
      // A zoom or another screen changes the pixels per degree even when the host keeps its size.
      this.game.settings.onWindow(() => this.#layOut()),
      () => {
        cancelAnimationFrame(this.#waiting);
        this.#watcher.disconnect();
        this.#handle?.dispose();
      },
    ];
  }

  protected override firstUpdated(): void {
    const host = this.querySelector(".foveal-host");
    if (host) this.#watcher.observe(host);
    void Promise.all(scenePictures.map((spec) => this.game.pictures.compose(spec).catch(() => null))).then((made) => {
      this.#pictures = made.flatMap((each) => (each ? [rasterCanvas(each.raster)] : []));
      this.#laidOut = "";
      this.#layOut();
    });
  }

  protected override updated(): void {
    this.#layOut();
    this.#look();
  }

  #perDegree(): number {
    const { pixelsPerMm, distanceCm } = this.game.settings.viewing();
    return pixelsPerDegree(pixelsPerMm, distanceCm);
  }

  /** Redraws the scene if its size or kind has changed. */
  #layOut(): void {
    const host = this.querySelector<HTMLElement>(".foveal-host");
    if (!host || host.clientWidth === 0) return;
    const [width, height] = [host.clientWidth, host.clientHeight];
    const wanted = [width, height, this.chart, this.#pictures.length, devicePixelRatio, this.#perDegree()].join();
    if (wanted === this.#laidOut) return;
    this.#laidOut = wanted;
    this.#density = Math.min(devicePixelRatio || 1, Math.max(1, Math.sqrt(MOST_PIXELS / (width * height))));
    const scene = document.createElement("canvas");
    scene.width = Math.round(width * this.#density);
    scene.height = Math.round(height * this.#density);
    this.#handle?.dispose();
    this.#handle = null;
    host.querySelector("canvas")?.remove();
    if (this.chart) {
      drawAnstis(scene, this.#perDegree() * this.#density);
      host.prepend(scene);
      return;
    }
    drawPage(scene, this.#pictures, this.#lines(), this.#density);
    this.#handle = this.game.stage.foveal(host, scene);
    if (!this.#handle) host.prepend(scene);
    this.#look();
  }

  #lines(): string[] {
    const page = document.createElement("div");
    page.innerHTML = this.words.explanation.map((step) => step.html).join("") + this.words.more;
    return [...page.querySelectorAll("p")].map((paragraph) => paragraph.textContent ?? "");
  }

  /** At most once a frame. */
  #look(): void {
    cancelAnimationFrame(this.#waiting);
    this.#waiting = requestAnimationFrame(() => {
      const host = this.querySelector<HTMLElement>(".foveal-host");
      if (!host) return;
      const { x, y } = this.#gaze;
      this.#handle?.look({
        x: x * host.clientWidth * this.#density,
        y: y * host.clientHeight * this.#density,
        pixelsPerDegree: this.#perDegree() * this.#density,
        acuity: { mar0: this.strength, e2: this.e2 },
      });
      const thumb = host.querySelector<HTMLElement>(".thumb");
      if (thumb) Object.assign(thumb.style, { left: `${100 * x}%`, top: `${100 * y}%` });
    });
  }

  #move(x: number, y: number): void {
    const inside = (value: number) => Math.min(1, Math.max(0, value));
    this.#gaze = { x: inside(x), y: inside(y) };
    this.#look();
  }

  #onPointer = (event: PointerEvent): void => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.#move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };

  #onKey = (event: KeyboardEvent): void => {
    const step = arrowStep(event.key);
    const host = event.currentTarget as HTMLElement;
    if (!step) return;
    event.preventDefault();
    const [right, down] = step;
    const { x, y } = this.#gaze;
    this.#move(x + (right * STEP_PIXELS) / host.clientWidth, y + (down * STEP_PIXELS) / host.clientHeight);
  };

  protected override render(): TemplateResult {
    const t = say(this.game);
    const label = this.chart ? t("fovea.lab.chart.name") : t("fovea.picture");
    return html`<div
        class="foveal-host"
        role=${this.chart ? "img" : "application"}
        tabindex=${this.chart ? nothing : "0"}
        aria-label=${label}
        @pointermove=${this.#onPointer}
        @pointerdown=${this.#onPointer}
        @keydown=${this.#onKey}
      >
        ${this.chart ? nothing : html`<span class="thumb" style="width: ${THUMB_DEGREES * this.#perDegree()}px"></span>`}
      </div>
      <div class="foveal-controls">
        <div class="row">
          ${this.#choice(t("fovea.lab.page"), false)} ${this.#choice(t("fovea.lab.chart"), true)}
        </div>
        <p class="small">${this.chart ? t("fovea.lab.chart.how") : t("fovea.lab.how")}</p>
        ${
          this.chart
            ? nothing
            : html`${slider({
                label: t("fovea.strength"),
                said: t("fovea.strength.value", { n: this.strength }),
                min: STRENGTHS.low,
                max: STRENGTHS.high,
                step: 1,
                value: this.strength,
                onInput: (value) => {
                  this.strength = value;
                },
              })}
              ${slider({
                label: t("fovea.lab.e2"),
                said: t("fovea.lab.e2.value", { deg: this.e2 }),
                min: E2.low,
                max: E2.high,
                step: 0.1,
                value: this.e2,
                onInput: (value) => {
                  this.e2 = value;
                },
              })}`
        }
      </div>
      <net-through-fovea .game=${this.game} .strength=${this.strength} .e2=${this.e2}></net-through-fovea>`;
  }

  #choice(words: string, chart: boolean): TemplateResult {
    return html`<button
      type="button"
      class="button"
      aria-pressed=${this.chart === chart ? "true" : "false"}
      @click=${() => {
        this.chart = chart;
      }}
    >
      ${words}
    </button>`;
  }
}

customElements.define("foveal-page", FovealPage);

export const view: DrawLevel = ({ game, words }) =>
  html`<foveal-page class="foveal-page" .game=${game} .words=${words}></foveal-page>`;
