import type { Rng } from "../rng";
import { NET_SIDE } from "./net-side";
import { createRaster, type Raster } from "./raster";

const DISCS = 24;

/**
 * A picture on which a network's answer is known beforehand: discs of random colours and sizes over one another, edges
 * and colours for every filter. Whole numbers alone decide its pixels, so a seed gives the same bytes everywhere.
 * @param rng its seed names the picture
 * @returns an opaque raster of 224 × 224, as the net takes it
 */
export function referencePicture(rng: Rng): Raster {
  const raster = createRaster(NET_SIDE, NET_SIDE);
  const ground = colour(rng);
  for (let i = 0; i < raster.data.length; i += 4) raster.data.set(ground, i);
  for (let i = 0; i < DISCS; i++) {
    const x = rng.int(NET_SIDE);
    const y = rng.int(NET_SIDE);
    paintDisc(raster, x, y, 6 + rng.int(54), colour(rng));
  }
  return raster;
}

const colour = (rng: Rng) => [rng.int(256), rng.int(256), rng.int(256), 255] as const;

function paintDisc(
  { width, height, data }: Raster,
  x: number,
  y: number,
  radius: number,
  paint: readonly number[],
): void {
  for (let row = Math.max(0, y - radius); row <= Math.min(height - 1, y + radius); row++)
    for (let column = Math.max(0, x - radius); column <= Math.min(width - 1, x + radius); column++)
      if ((column - x) * (column - x) + (row - y) * (row - y) <= radius * radius)
        data.set(paint, (row * width + column) * 4);
}
