import type { ScenePoint } from "../trial/glimpse-log";
import { createRaster, type Raster } from "./raster";

/**
 * One picture from many glimpses: each pixel comes from the glimpse with the nearest gaze, which saw it sharpest.
 * @param glimpses pictures of one size, at least one
 * @throws RangeError for none, or for sizes that differ
 */
export function stitch(glimpses: readonly { readonly gaze: ScenePoint; readonly seen: Raster }[]): Raster {
  const [first] = glimpses;
  if (!first) throw new RangeError("nothing to stitch");
  const { width, height } = first.seen;
  if (glimpses.some(({ seen }) => seen.width !== width || seen.height !== height))
    throw new RangeError("glimpses of one scene have one size");
  const out = createRaster(width, height);
  const target = words(out);
  const sources = glimpses.map(({ gaze, seen }) => ({ x: gaze.x * width, y: gaze.y * height, pixels: words(seen) }));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let best = sources[0] as (typeof sources)[number];
      let least = Number.POSITIVE_INFINITY;
      for (const source of sources) {
        const distance = (x + 0.5 - source.x) ** 2 + (y + 0.5 - source.y) ** 2;
        if (distance < least) {
          least = distance;
          best = source;
        }
      }
      target[y * width + x] = best.pixels[y * width + x] as number;
    }
  return out;
}

const words = ({ data, width, height }: Raster): Uint32Array =>
  new Uint32Array(data.buffer, data.byteOffset, width * height);
