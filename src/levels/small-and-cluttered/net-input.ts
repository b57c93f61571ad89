import { NET_SIDE } from "../../core/vision/net-side";
import type { Raster } from "../../core/vision/raster";
import { rasterCanvas, shrunk } from "../../overlay/kit/stimulus-picture";

/** Draws the object's box as the net gets it, each point as a square. */
export function drawNetInput(
  target: HTMLCanvasElement,
  raster: Raster,
  box: { readonly x: number; readonly y: number; readonly size: number },
): void {
  const input = shrunk(rasterCanvas(raster), NET_SIDE);
  const side = Math.max(1, Math.round(box.size * NET_SIDE));
  const edge = (centre: number) => Math.max(0, Math.min(NET_SIDE - side, Math.round(centre * NET_SIDE - side / 2)));
  const context = target.getContext("2d");
  if (!context) return;
  context.imageSmoothingEnabled = false;
  context.drawImage(input, edge(box.x), edge(box.y), side, side, 0, 0, target.width, target.height);
}
