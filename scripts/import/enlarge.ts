import type { Pixels } from "./pixels";

/**
 * An opaque square picture enlarged to `side` × `side` by Catmull–Rom interpolation (Keys 1981, a = −1/2), which keeps
 * edges sharper than linear interpolation. In doubles, so that the result is the same on every machine.
 * @throws RangeError when it is not a square, or the result is smaller
 */
export function enlarge(picture: Pixels, side: number): Pixels {
  if (picture.width !== picture.height || side < picture.width)
    throw new RangeError(`cannot enlarge ${picture.width}×${picture.height} pixels to a square of ${side}`);
  const taps = tapsOf(picture.width, side);
  const across = interpolate(picture.data, picture.width, taps, "rows");
  const both = interpolate(across, side, taps, "columns");
  const data = new Uint8ClampedArray(side * side * 4);
  for (let i = 0; i < data.length; i++) data[i] = i % 4 === 3 ? 255 : Math.floor((both[i] as number) + 0.5);
  return { width: side, height: side, data };
}

type Taps = readonly (readonly [at: number, weight: number])[];

/** For every target pixel along one axis, the four source pixels around it and their weights, which sum to 1. */
function tapsOf(from: number, to: number): Taps[] {
  return Array.from({ length: to }, (_, i) => {
    const centre = ((i + 0.5) * from) / to - 0.5;
    const first = Math.floor(centre);
    const t = centre - first;
    const weights = [
      -0.5 * t * (1 - t) * (1 - t),
      1 - 2.5 * t * t + 1.5 * t * t * t,
      0.5 * t + 2 * t * t - 1.5 * t * t * t,
      -0.5 * t * t * (1 - t),
    ];
    return weights.map((weight, k) => [Math.min(from - 1, Math.max(0, first - 1 + k)), weight] as const);
  });
}

/** Along the rows: `size` rows, each as long as there are taps. Along the columns: each `size` long, as many rows as taps. */
function interpolate(data: ArrayLike<number>, size: number, taps: readonly Taps[], along: "rows" | "columns") {
  const [width, height] = along === "rows" ? [taps.length, size] : [size, taps.length];
  const out = new Float64Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (const [at, weight] of taps[along === "rows" ? x : y] as Taps) {
        const from = (along === "rows" ? y * size + at : at * size + x) * 4;
        for (let c = 0; c < 3; c++) {
          const to = (y * width + x) * 4 + c;
          out[to] = (out[to] as number) + weight * (data[from + c] as number);
        }
      }
    }
  }
  return out;
}
