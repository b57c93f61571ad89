import type { Raster } from "./raster";

/** One number per pixel, row by row from the top. `data.length` is width · height. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float64Array;
}

export function createPlane(width: number, height: number): Plane {
  return { width, height, data: new Float64Array(width * height) };
}

/** Rec. 709 luma of the raw sRGB values, 0 to 1: close enough to perceived brightness. */
export function lightness(raster: Raster): Plane {
  const plane = createPlane(raster.width, raster.height);
  for (let i = 0; i < plane.data.length; i++) {
    const [r, g, b] = [
      raster.data[i * 4] as number,
      raster.data[i * 4 + 1] as number,
      raster.data[i * 4 + 2] as number,
    ];
    plane.data[i] = (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  }
  return plane;
}

/**
 * Correlates along rows (or columns) with weights centred on their middle one; edge pixels are repeated outwards.
 * @param weights an odd number of them
 */
export function correlate1d(plane: Plane, weights: Float64Array, along: "x" | "y"): Plane {
  const { width, height, data } = plane;
  const out = createPlane(width, height);
  const radius = (weights.length - 1) / 2;
  const [length, stride] = along === "x" ? [width, 1] : [height, width];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = along === "x" ? x : y;
      const start = y * width + x - at * stride;
      let sum = 0;
      for (let k = -radius; k <= radius; k++) {
        const from = Math.min(length - 1, Math.max(0, at + k));
        sum += (weights[k + radius] as number) * (data[start + from * stride] as number);
      }
      out.data[y * width + x] = sum;
    }
  return out;
}

/** Block means: the result of mean pooling. @param factor divides both sides */
export function poolMean(plane: Plane, factor: number): Plane {
  const { width, height, data } = plane;
  if (width % factor !== 0 || height % factor !== 0)
    throw new RangeError(`a plane of ${width} × ${height} does not divide into blocks of ${factor}`);
  const out = createPlane(width / factor, height / factor);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = Math.floor(y / factor) * out.width + Math.floor(x / factor);
      out.data[at] = (out.data[at] as number) + (data[y * width + x] as number) / (factor * factor);
    }
  return out;
}
