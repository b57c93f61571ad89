import type { Raster } from "../../core/vision/raster";

/** Shows a raster on a canvas of its size; does nothing while there is none. */
export function paintRaster(canvas: HTMLCanvasElement | null, { width, height, data }: Raster): void {
  if (!canvas) return;
  if (canvas.width !== width) [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
}
