import { shownSide } from "../../core/trial/room";
import type { ScreenPosition } from "../../core/vision/visual-angle";
import { fixationRaster } from "./fixation-raster";

/**
 * Places the stimulus canvas in its host: at its own size in CSS pixels if that fits, else the largest whole size, on
 * whole pixels so that no picture pixel is smeared over two screen pixels. For off-centre pictures it has a separate
 * fixation cross, which stays put while the canvas beside it changes.
 */
export interface StimulusFrame {
  mount(canvas: HTMLCanvasElement): void;
  setVisible(visible: boolean): void;
  /** Position of the canvas from now on; null for the centre, as large as fits. `size` is the canvas's own side. */
  setPlace(place: ScreenPosition | null): void;
  /** Current side of the canvas, in CSS pixels. */
  side(): number;
  /** Shows the still cross in the centre of the host. */
  setCross(shown: boolean): void;
  dispose(): void;
}

/** Side of the still cross's square in CSS pixels: even, and slightly larger than the bull's eye. */
const CROSS_SIDE = 28;

export function createStimulusFrame(host: HTMLElement): StimulusFrame {
  let canvas: HTMLCanvasElement | null = null;
  let cross: HTMLCanvasElement | null = null;
  let visible = false;
  let crossShown = false;
  let wanted: ScreenPosition | null = null;
  if (getComputedStyle(host).position === "static") host.style.position = "relative";

  const put = (element: HTMLElement, size: number, x: number, y: number) => {
    const box = host.getBoundingClientRect();
    const left = Math.round(box.left + (box.width - size) / 2 + x) - box.left;
    const top = Math.round(box.top + (box.height - size) / 2 + y) - box.top;
    Object.assign(element.style, { width: `${size}px`, height: `${size}px`, left: `${left}px`, top: `${top}px` });
  };
  const ownSide = () => wanted?.size ?? shownSide(host.getBoundingClientRect());
  const place = () => {
    if (canvas) put(canvas, ownSide(), wanted?.x ?? 0, wanted?.y ?? 0);
    if (cross) put(cross, CROSS_SIDE, 0, 0);
  };
  const show = () => {
    if (canvas) canvas.style.visibility = visible ? "visible" : "hidden";
    if (cross) cross.style.visibility = visible && crossShown ? "visible" : "hidden";
  };
  const observer = new ResizeObserver(place);
  observer.observe(host);

  return {
    mount(next) {
      canvas?.remove();
      canvas = next;
      Object.assign(canvas.style, {
        position: "absolute",
        display: "block",
        maxWidth: "none",
        imageRendering: "auto",
      });
      // The surrounding page describes the picture once it may be revealed.
      canvas.setAttribute("aria-hidden", "true");
      host.prepend(canvas);
      show();
      place();
    },
    setVisible(next) {
      visible = next;
      show();
      if (next) place();
    },
    setPlace(next) {
      wanted = next;
      place();
    },
    side: ownSide,
    setCross(next) {
      crossShown = next;
      if (next && !cross) {
        cross = crossCanvas();
        host.append(cross);
        place();
      }
      show();
    },
    dispose() {
      observer.disconnect();
      canvas?.remove();
      cross?.remove();
    },
  };
}

/** Only the bull's eye, at the screen's density. */
function crossCanvas(): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = CROSS_SIDE;
  Object.assign(canvas.style, { position: "absolute", display: "block", maxWidth: "none" });
  canvas.setAttribute("aria-hidden", "true");
  canvas.className = "still-cross";
  const { data, width, height } = fixationRaster(CROSS_SIDE);
  canvas
    .getContext("2d", { alpha: false })
    ?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return canvas;
}
