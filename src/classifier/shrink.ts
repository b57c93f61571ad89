import { NET_SIDE } from "../core/vision/net-side";
import type { Raster } from "../core/vision/raster";

/**
 * A picture as the net takes it: RGB in its input range, resized to 224 × 224 by bilinear interpolation with aligned
 * corners, as `@tensorflow-models/mobilenet` does for larger pictures. Done before TensorFlow.js gets the pixels
 * because it converts every picture to floats first: this way that is a quarter of the work, needs no shader, and gives
 * every backend the same numbers.
 * @param range the network's input values for black and white
 * @returns 224 · 224 · 3 values, row by row
 */
export function shrink({ data, width, height }: Raster, [black, white]: readonly [number, number]): Float32Array {
  const scale = (white - black) / 255;
  const out = new Float32Array(NET_SIDE * NET_SIDE * 3);
  const columns = taps(width);
  const rows = taps(height);
  let to = 0;
  for (let y = 0; y < NET_SIDE; y++) {
    const top = (rows.low[y] as number) * width * 4;
    const bottom = (rows.high[y] as number) * width * 4;
    const down = rows.share[y] as number;
    for (let x = 0; x < NET_SIDE; x++) {
      const left = (columns.low[x] as number) * 4;
      const right = (columns.high[x] as number) * 4;
      const across = columns.share[x] as number;
      for (let c = 0; c < 3; c++) {
        const a = data[top + left + c] as number;
        const b = data[bottom + left + c] as number;
        const upper = a + ((data[top + right + c] as number) - a) * across;
        const lower = b + ((data[bottom + right + c] as number) - b) * across;
        out[to++] = black + (upper + (lower - upper) * down) * scale;
      }
    }
  }
  return out;
}

/**
 * For each target pixel along an axis: the source pixels on either side of it, and the fraction of the way to the
 * second.
 */
function taps(size: number): { low: Int32Array; high: Int32Array; share: Float64Array } {
  const low = new Int32Array(NET_SIDE);
  const high = new Int32Array(NET_SIDE);
  const share = new Float64Array(NET_SIDE);
  for (let i = 0; i < NET_SIDE; i++) {
    const at = (i * (size - 1)) / (NET_SIDE - 1);
    low[i] = Math.floor(at);
    high[i] = Math.min(size - 1, Math.ceil(at));
    share[i] = at - Math.floor(at);
  }
  return { low, high, share };
}
