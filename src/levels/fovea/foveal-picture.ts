import { html, type PropertyValues, type TemplateResult } from "lit";
import "./foveal-picture.css";
import type { Game } from "../../app/game";
import type { StimulusSpec } from "../../core/trial/trial";
import { degrees } from "../../core/units";
import { NORMAL_ACUITY } from "../../core/vision/acuity";
import { createFoveator, type Foveator } from "../../core/vision/fovea";
import type { Raster } from "../../core/vision/raster";
import { arrowStep } from "../../overlay/kit/arrow-keys";
import { LightElement } from "../../overlay/kit/light-element";
import { say } from "./say";

/** Assumed width of the picture in degrees: about two hands at arm's length. */
const WIDTH_DEGREES = 36;
/** Width of a thumb at arm's length. */
const THUMB_DEGREES = 2;
const STEP = 0.04;

/** A busy scene with one object in it. */
const SCENE: StimulusSpec = {
  object: { id: "dog-malamute", x: 0.64, y: 0.6, size: 0.5, turn: degrees(0), mirror: false },
  background: { kind: "photo", id: "place-rocamadour", left: 0.5, top: 0.5, zoom: 1, mirror: false },
  light: 1,
};

/** A picture sharp only around the gaze; pointer, finger and arrow keys move it. Reports what the eye then sees. */
class FovealPicture extends LightElement {
  static override properties = {
    game: { attribute: false },
    /** Multiple of the blur of an eye of normal acuity. */
    strength: { attribute: false },
    e2: { attribute: false },
    onSeen: { attribute: false },
  };
  declare game: Game;
  declare strength: number;
  declare e2: number;
  declare onSeen: ((seen: Raster) => void) | undefined;
  #foveator: Foveator | null = null;
  #side = 448;
  #gaze = { x: 0.3, y: 0.35 };
  #waiting = 0;

  constructor() {
    super();
    this.strength = 6;
    this.e2 = NORMAL_ACUITY.e2;
  }

  protected override firstUpdated(): void {
    void this.game.pictures.compose(SCENE).then(
      ({ raster }) => {
        this.#foveator = createFoveator(raster);
        this.#side = raster.width;
        this.#draw();
      },
      // Without the picture, the text still shows.
      () => {},
    );
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("strength") || changed.has("e2")) this.#draw();
  }

  protected override follow() {
    return [this.game.stores.language.subscribe(() => this.requestUpdate()), () => cancelAnimationFrame(this.#waiting)];
  }

  /** At most once a frame. */
  #draw(): void {
    cancelAnimationFrame(this.#waiting);
    this.#waiting = requestAnimationFrame(() => {
      const context = this.querySelector("canvas")?.getContext("2d");
      if (!context || !this.#foveator) return;
      const { x, y } = this.#gaze;
      const perDegree = this.#side / WIDTH_DEGREES;
      const acuity = { mar0: this.strength, e2: this.e2 };
      const seen = this.#foveator.at({ x: x * this.#side, y: y * this.#side }, perDegree, acuity);
      context.putImageData(new ImageData(new Uint8ClampedArray(seen.data), seen.width, seen.height), 0, 0);
      this.onSeen?.(seen);
    });
    this.#placeThumb();
  }

  #placeThumb(): void {
    const thumb = this.querySelector<HTMLElement>(".thumb");
    if (thumb) Object.assign(thumb.style, { left: `${this.#gaze.x * 100}%`, top: `${this.#gaze.y * 100}%` });
  }

  #look(x: number, y: number): void {
    const inside = (value: number) => Math.min(1, Math.max(0, value));
    this.#gaze = { x: inside(x), y: inside(y) };
    this.#draw();
  }

  #onPointer = (event: PointerEvent): void => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.#look((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };

  #onKey = (event: KeyboardEvent): void => {
    const step = arrowStep(event.key);
    if (!step) return;
    event.preventDefault();
    this.#look(this.#gaze.x + step[0] * STEP, this.#gaze.y + step[1] * STEP);
  };

  protected override render(): TemplateResult {
    const t = say(this.game);
    const width = `${(100 * THUMB_DEGREES) / WIDTH_DEGREES}%`;
    return html`<div
      class="foveal"
      role="application"
      tabindex="0"
      aria-label=${t("fovea.picture")}
      @pointermove=${this.#onPointer}
      @pointerdown=${this.#onPointer}
      @keydown=${this.#onKey}
    >
      <canvas width="448" height="448"></canvas>
      <span class="thumb" style="width: ${width}"></span>
    </div>`;
  }
}

customElements.define("foveal-picture", FovealPicture);
