import "./scene-canvas.css";
import type { Raster } from "../../core/vision/raster";
import { LightElement } from "./light-element";

/** A scene's pixels on a reused canvas: each glimpse is drawn over the previous one. */
class SceneCanvas extends LightElement {
  static override properties = { source: { attribute: false }, label: { type: String } };
  declare source: Raster | null;
  declare label: string;
  #canvas = document.createElement("canvas");

  constructor() {
    super();
    this.source = null;
    this.label = "";
  }

  protected override firstUpdated(): void {
    this.append(this.#canvas);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    this.setAttribute("role", "img");
    this.setAttribute("aria-label", this.label);
    if (!changed.has("source") || !this.source) return;
    const { width, height, data } = this.source;
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    this.#canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  }
}

customElements.define("scene-canvas", SceneCanvas);
