/**
 * A hash of what a picture looks like: near-duplicates differ in few bits, whatever their size and compression.
 * The difference hash in two directions (N. Krawetz, "Kind of Like That", 2013): is each cell brighter than its right
 * neighbour, and than the one below?
 */
import type { Raster } from "../../src/core/vision/raster";
import { shrink } from "./pixels";

const CELLS = 9;
/** Cells that differ by less count as equal: in empty corners the brighter one is a matter of chance. */
const MARGIN = 3;

/** On mid grey, stretched over 9 × 9 cells; 72 bits for the neighbours to the right, 72 for those below. */
export function perceptualHash(picture: Raster): boolean[] {
  const cells = cellMeans(picture);
  const at = (x: number, y: number): number => cells[y * CELLS + x] as number;
  const bits: boolean[] = [];
  for (let a = 0; a < CELLS; a++)
    for (let b = 0; b + 1 < CELLS; b++) bits.push(at(b, a) > at(b + 1, a) + MARGIN, at(a, b) > at(a, b + 1) + MARGIN);
  return bits;
}

/** In how many bits two hashes differ. */
export function hashDistance(a: readonly boolean[], b: readonly boolean[]): number {
  return a.reduce((sum, bit, i) => sum + (bit === b[i] ? 0 : 1), 0);
}

export function mirrored({ width, height, data }: Raster): Raster {
  const flipped = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      flipped.set(data.subarray(from, from + 4), (y * width + width - 1 - x) * 4);
    }
  return { width, height, data: flipped };
}

/** Brightness on mid grey, averaged over each cell's area. */
function cellMeans(picture: Raster): number[] {
  const { data } = shrink(picture, CELLS, CELLS);
  return Array.from({ length: CELLS * CELLS }, (_, i) => {
    const [r, g, b, a] = data.subarray(i * 4, i * 4 + 4) as unknown as [number, number, number, number];
    return 128 + ((0.299 * r + 0.587 * g + 0.114 * b - 128) * a) / 255;
  });
}
