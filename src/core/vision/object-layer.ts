import type { PlacementSpec } from "../trial/trial";
import type { Box } from "./match-ground";
import type { Plane } from "./plane";
import type { Raster } from "./raster";
import { sinCos } from "./trig";

/** An object as it will lie in the frame, in a box of it: premultiplied colour and alpha, 0 to 255, row by row. */
export interface Layer {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly data: Float64Array;
}

/** The part of the frame that an object of width × height pixels can touch once turned. */
export function boxOf(
  place: Pick<PlacementSpec, "x" | "y" | "turn">,
  width: number,
  height: number,
  side: number,
): Box {
  const [sin, cos] = sinCos(place.turn / 360);
  const centreX = place.x * side;
  const centreY = place.y * side;
  const reachX = Math.ceil((Math.abs(cos) * width + Math.abs(sin) * height) / 2) + 1;
  const reachY = Math.ceil((Math.abs(sin) * width + Math.abs(cos) * height) / 2) + 1;
  return {
    left: Math.max(0, Math.floor(centreX) - reachX),
    top: Math.max(0, Math.floor(centreY) - reachY),
    right: Math.min(side, Math.ceil(centreX) + reachX),
    bottom: Math.min(side, Math.ceil(centreY) + reachY),
  };
}

/** Turns an object by bilinear sampling and puts it in its place. @param side of the frame, in pixels */
export function placeObject(
  object: Raster,
  place: Pick<PlacementSpec, "x" | "y" | "turn" | "mirror">,
  side: number,
): Layer {
  const { left, top, right, bottom } = boxOf(place, object.width, object.height, side);
  const [width, height] = [Math.max(0, right - left), Math.max(0, bottom - top)];
  const data = new Float64Array(width * height * 4);
  const [sin, cos] = sinCos(place.turn / 360);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // Screen y points down, so a counter-clockwise turn is undone by (cos, −sin; sin, cos).
      const dx = left + x + 0.5 - place.x * side;
      const dy = top + y + 0.5 - place.y * side;
      const u = cos * dx - sin * dy;
      const v = sin * dx + cos * dy;
      const sx = (place.mirror ? -u : u) + object.width / 2 - 0.5;
      const sy = v + object.height / 2 - 0.5;
      if (sx <= -1 || sy <= -1 || sx >= object.width || sy >= object.height) continue;
      bilinear(object, sx, sy, data, (y * width + x) * 4);
    }
  }
  return { left, top, width, height, data };
}

/** @param covered receives how much of each pixel the object fills, 0 to 1 */
export function blendLayer(frame: Raster, { left, top, width, height, data }: Layer, covered: Plane | null): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      const alpha = data[from + 3] as number;
      if (alpha <= 0) continue;
      const pixel = (top + y) * frame.width + left + x;
      if (covered) covered.data[pixel] = alpha / 255;
      for (let c = 0; c < 3; c++) {
        const under = frame.data[pixel * 4 + c] as number;
        frame.data[pixel * 4 + c] = Math.floor((data[from + c] as number) + under * (1 - alpha / 255) + 0.5);
      }
    }
  }
}

/** Adds premultiplied colour (0–255) and alpha (0–255) between pixels; beyond the edge all is transparent. */
function bilinear(raster: Raster, x: number, y: number, out: Float64Array, to: number): void {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  for (let j = 0; j < 2; j++) {
    const py = y0 + j;
    if (py < 0 || py >= raster.height) continue;
    const shareY = j === 0 ? 1 - (y - y0) : y - y0;
    for (let i = 0; i < 2; i++) {
      const px = x0 + i;
      if (px < 0 || px >= raster.width) continue;
      const at = (py * raster.width + px) * 4;
      const weight = shareY * (i === 0 ? 1 - (x - x0) : x - x0) * (raster.data[at + 3] as number);
      red += (weight * (raster.data[at] as number)) / 255;
      green += (weight * (raster.data[at + 1] as number)) / 255;
      blue += (weight * (raster.data[at + 2] as number)) / 255;
      alpha += weight;
    }
  }
  out[to] = red;
  out[to + 1] = green;
  out[to + 2] = blue;
  out[to + 3] = alpha;
}
