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
  const pixels = new Uint32Array(raster.data.buffer);
  pixels.fill(colour(rng));
  for (let i = 0; i < DISCS; i++) {
    const x = rng.int(NET_SIDE);
    const y = rng.int(NET_SIDE);
    const radius = 6 + rng.int(54);
    paintDisc(pixels, x, y, radius, colour(rng));
  }
  return raster;
}

/** A pixel's four bytes in one number, in whatever order this machine keeps them. */
function colour(rng: Rng): number {
  const bytes = Uint8Array.of(rng.int(256), rng.int(256), rng.int(256), 255);
  return new Uint32Array(bytes.buffer)[0] as number;
}

function paintDisc(pixels: Uint32Array, x: number, y: number, radius: number, paint: number): void {
  let half = 0;
  for (let row = y - radius; row <= y + radius; row++) {
    const room = radius * radius - (row - y) * (row - y);
    while ((half + 1) * (half + 1) <= room) half++;
    while (half * half > room) half--;
    if (row < 0 || row >= NET_SIDE) continue;
    const from = Math.max(0, x - half);
    const to = Math.min(NET_SIDE - 1, x + half);
    pixels.fill(paint, row * NET_SIDE + from, row * NET_SIDE + to + 1);
  }
}
