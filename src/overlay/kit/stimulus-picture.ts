import "./stimulus-picture.css";
import type { Raster } from "../../core/vision/raster";
import { LightElement } from "./light-element";

/** A stimulus's exact pixels on a canvas. Takes a raster or a promise of one; `side` makes a smaller copy. */
class StimulusPicture extends LightElement {
  static override properties = { source: { attribute: false }, side: { type: Number }, label: { type: String } };
  declare source: Raster | Promise<Raster> | null;
  declare side: number;
  declare label: string;

  constructor() {
    super();
    this.source = null;
    this.side = 0;
    this.label = "";
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (this.label) {
      this.setAttribute("role", "img");
      this.setAttribute("aria-label", this.label);
    } else this.setAttribute("aria-hidden", "true");
    if (changed.has("source") || changed.has("side")) void this.#draw();
  }

  async #draw(): Promise<void> {
    const { source, side } = this;
    if (!source) return;
    const raster = await Promise.resolve(source).catch(() => null);
    if (!raster || source !== this.source) return;
    const canvas = rasterCanvas(raster);
    // Append beside lit's marker, which has to stay.
    this.querySelector("canvas")?.remove();
    this.append(side > 0 && side < raster.width ? shrunk(canvas, side) : canvas);
  }
}

/** A canvas with the raster's exact bytes. */
export function rasterCanvas({ width, height, data }: Raster): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return canvas;
}

/** A square copy of a canvas, `side` pixels wide. */
export function shrunk(canvas: HTMLCanvasElement, side: number): HTMLCanvasElement {
  const small = document.createElement("canvas");
  small.width = side;
  small.height = side;
  const context = small.getContext("2d");
  if (context) {
    context.imageSmoothingQuality = "high";
    context.drawImage(canvas, 0, 0, side, side);
  }
  return small;
}

customElements.define("stimulus-picture", StimulusPicture);
