/** Takes the light fringe from a cut-out's edge, which is left of the ground that it was cut from. */
import type { Pixels } from "./pixels";

/** Depth in pixels to which a fringe reaches: deeper colours are the object's own. */
const BAND = 3;
/** A pixel belongs to the object proper when it is at least half covered. */
const COVERED = 128;
/** An opaque pixel counts as fringe when it is lighter than what lies deeper by more than this, in grey levels. */
const LIGHTER = 8;

/**
 * The same outline with every edge pixel that is lighter than the object behind it in that object's colour: the mean of
 * its neighbours that lie deeper, from the inside outwards. Where nothing lies deeper (a hair, a wire) it stays.
 */
export function cleanEdges({ width, height, data }: Pixels): Pixels {
  const out = new Uint8ClampedArray(data);
  const depth = depths({ width, height, data });
  const order = [...depth.keys()]
    .filter((i) => (depth[i] as number) <= BAND && (data[i * 4 + 3] as number) > 0)
    .sort((a, b) => (depth[b] as number) - (depth[a] as number) || a - b);
  for (const i of order) {
    const behind = deeper(i, width, height, depth, out);
    if (behind === null) continue;
    const margin = (data[i * 4 + 3] as number) === 255 ? LIGHTER : 0;
    if (luma(out, i) > luma(behind, 0) + margin) for (let c = 0; c < 3; c++) out[i * 4 + c] = behind[c] as number;
  }
  return { width, height, data: out };
}

/** Steps from the outline: 1 at the object's border, growing inwards to one more than the band; 0, −1 … outside. */
function depths({ width, height, data }: Pixels): Int8Array {
  const depth = new Int8Array(width * height);
  const inside = (i: number): boolean => (data[i * 4 + 3] as number) >= COVERED;
  for (let i = 0; i < depth.length; i++) depth[i] = inside(i) ? BAND + 1 : -BAND;
  const grow = (from: (value: number) => boolean, to: (value: number) => boolean, value: number): void => {
    const found: number[] = [];
    for (let i = 0; i < depth.length; i++)
      if (to(depth[i] as number) && neighbours(i, width, height).some((j) => j < 0 || from(depth[j] as number)))
        found.push(i);
    for (const i of found) depth[i] = value;
  };
  for (let step = 1; step <= BAND; step++)
    grow(
      (value) => value < step,
      (value) => value === BAND + 1,
      step,
    );
  for (let step = 0; step > -BAND; step--)
    grow(
      (value) => value > step,
      (value) => value === -BAND,
      step,
    );
  return depth;
}

/** The eight around a pixel; −1 for those beyond the picture, which count as outside. */
function neighbours(i: number, width: number, height: number): number[] {
  const [x, y] = [i % width, Math.floor(i / width)];
  const found: number[] = [];
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) {
      if (dx === 0 && dy === 0) continue;
      const within = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
      found.push(within ? i + dy * width + dx : -1);
    }
  return found;
}

function deeper(i: number, width: number, height: number, depth: Int8Array, data: Uint8ClampedArray): number[] | null {
  const own = depth[i] as number;
  const behind = neighbours(i, width, height).filter((j) => j >= 0 && (depth[j] as number) > own);
  if (behind.length === 0) return null;
  return [0, 1, 2].map((c) => behind.reduce((sum, j) => sum + (data[j * 4 + c] as number), 0) / behind.length);
}

function luma(colours: ArrayLike<number>, i: number): number {
  return (
    0.299 * (colours[i * 4] as number) + 0.587 * (colours[i * 4 + 1] as number) + 0.114 * (colours[i * 4 + 2] as number)
  );
}
