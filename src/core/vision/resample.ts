import { createRaster, type Raster } from "./raster";

/** A rectangle of source pixels; edges may lie between pixels. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** For each target pixel along one axis: the source pixels it covers and their shares. */
function coverage(sourceSize: number, from: number, extent: number, targetSize: number) {
  const step = extent / targetSize;
  return Array.from({ length: targetSize }, (_, i) => {
    // When enlarging, a target pixel covers less than one source pixel; widening it to one gives linear interpolation.
    const reach = Math.max(step, 1);
    const centre = from + (i + 0.5) * step;
    const low = centre - reach / 2;
    const high = centre + reach / 2;
    const first = Math.floor(low);
    const taps: { at: number; share: number }[] = [];
    for (let at = first; at < high; at++) {
      const share = (Math.min(at + 1, high) - Math.max(at, low)) / reach;
      if (share > 0) taps.push({ at: Math.min(sourceSize - 1, Math.max(0, at)), share });
    }
    return taps;
  });
}

/**
 * Resizes a crop by area averaging (linear interpolation when enlarging), on premultiplied colour so that transparent
 * pixels do not bleed into their neighbours.
 * @param width,height size of the result in pixels, positive whole numbers
 */
export function resample(source: Raster, crop: Crop, width: number, height: number): Raster {
  const out = createRaster(width, height);
  const columns = coverage(source.width, crop.left, crop.width, width);
  const rows = coverage(source.height, crop.top, crop.height, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let r = 0;
      let g = 0;
      let b = 0;
      let a = 0;
      for (const row of rows[y] as (typeof rows)[number]) {
        for (const column of columns[x] as (typeof columns)[number]) {
          const at = (row.at * source.width + column.at) * 4;
          const weight = row.share * column.share * (source.data[at + 3] as number);
          r += weight * (source.data[at] as number);
          g += weight * (source.data[at + 1] as number);
          b += weight * (source.data[at + 2] as number);
          a += weight;
        }
      }
      const to = (y * width + x) * 4;
      if (a > 0) {
        out.data[to] = Math.floor(r / a + 0.5);
        out.data[to + 1] = Math.floor(g / a + 0.5);
        out.data[to + 2] = Math.floor(b / a + 0.5);
        out.data[to + 3] = Math.floor(a + 0.5);
      }
    }
  }
  return out;
}
