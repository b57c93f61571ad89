import type { ScenePoint } from "../trial/glimpse-log";
import { createRaster, type Raster } from "./raster";

/**
 * The square of a picture around a gaze, pixel for pixel. Near an edge the square moves inwards instead of being
 * padded: a net would take a grey margin for an object.
 * @param side pixels, at most the picture's shorter side
 * @throws RangeError when the window is larger than the picture
 */
export function glimpseWindow({ width, height, data }: Raster, gaze: ScenePoint, side: number): Raster {
  if (side > width || side > height) throw new RangeError(`a window of ${side} does not fit into ${width} × ${height}`);
  const left = edge(gaze.x * width, side, width);
  const top = edge(gaze.y * height, side, height);
  const out = createRaster(side, side);
  for (let y = 0; y < side; y++) {
    const from = ((top + y) * width + left) * 4;
    out.data.set(data.subarray(from, from + side * 4), y * side * 4);
  }
  return out;
}

const edge = (centre: number, side: number, size: number): number =>
  Math.max(0, Math.min(size - side, Math.floor(centre - side / 2 + 0.5)));

/** A picture at half its size: means of blocks of 2 × 2. @throws RangeError when a side is odd */
export function halve({ width, height, data }: Raster): Raster {
  if (width % 2 !== 0 || height % 2 !== 0) throw new RangeError(`${width} × ${height} does not halve`);
  const out = createRaster(width / 2, height / 2);
  for (let y = 0; y < out.height; y++)
    for (let x = 0; x < out.width; x++) {
      const at = (y * 2 * width + x * 2) * 4;
      const to = (y * out.width + x) * 4;
      for (let c = 0; c < 4; c++)
        out.data[to + c] = Math.floor(
          ((data[at + c] as number) +
            (data[at + 4 + c] as number) +
            (data[at + width * 4 + c] as number) +
            (data[at + width * 4 + 4 + c] as number)) /
            4 +
            0.5,
        );
    }
  return out;
}
