import type { Rng } from "../rng";
import { fft2d } from "./fft";
import { relativeLuminance } from "./flash-safety";
import { createRaster, type Raster } from "./raster";
import { sinCos } from "./trig";

/** Standard deviation of the noise in grey levels: strong enough to mask, with few values clipped (±2.4 SD fit). */
const DEFAULT_CONTRAST = 52;

const FIELD_LUMINANCE = relativeLuminance(128, 128, 128);

/**
 * Achromatic pink noise: amplitude falls as 1/f, phases are random, the mean is mid-grey (128) up to rounding. Pink
 * noise holds the spatial frequencies of natural pictures in their natural proportions, so as a mask it covers all of
 * them (the mask of Geirhos et al. 2018).
 * @param side width and height in pixels, 1 to 1024
 * @param contrast standard deviation in grey levels, 0 to 127
 */
export function pinkNoise(side: number, rng: Rng, contrast = DEFAULT_CONTRAST): Raster {
  let period = 1;
  while (period < side) period *= 2;
  const re = new Float64Array(period * period);
  const im = new Float64Array(period * period);
  for (let v = 0; v < period; v++) {
    const fy = v <= period / 2 ? v : v - period;
    for (let u = 0; u < period; u++) {
      const fx = u <= period / 2 ? u : u - period;
      const [s, c] = sinCos(rng.next());
      if (fx === 0 && fy === 0) continue;
      const amplitude = 1 / Math.sqrt(fx * fx + fy * fy);
      re[v * period + u] = amplitude * c;
      im[v * period + u] = amplitude * s;
    }
  }
  // The real part of a field with independent phases is itself noise with the same spectrum.
  fft2d(re, im, period);
  return toRaster(re, period, side, contrast);
}

/**
 * Pink noise whose mean relative luminance matches a field of level 128 to within one grey level: the screen emits no
 * more light during the mask than before and after it. (Noise around level 128 would be a fifth brighter, because a
 * screen's light grows faster than its level.)
 * @param side width and height in pixels, 1 to 1024
 */
export function pinkMask(side: number, rng: Rng): Raster {
  const { data, ...size } = pinkNoise(side, rng);
  const counts = new Float64Array(256);
  for (let i = 0; i < data.length; i += 4) {
    const level = data[i] as number;
    counts[level] = (counts[level] as number) + 1;
  }
  const excess = (shift: number) => {
    let sum = 0;
    for (let level = 0; level < 256; level++) {
      const shifted = Math.max(0, level - shift);
      sum += (counts[level] as number) * (relativeLuminance(shifted, shifted, shifted) - FIELD_LUMINANCE);
    }
    return Math.abs(sum);
  };
  let best = 0;
  while (best < 128 && excess(best + 1) < excess(best)) best++;
  return { ...size, data: data.map((level, i) => (i % 4 === 3 ? level : level - best)) };
}

/** Crops, then sets mean and standard deviation over the crop, since a crop of noise has neither exactly. */
function toRaster(field: Float64Array, period: number, side: number, contrast: number): Raster {
  let sum = 0;
  let squares = 0;
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const value = field[y * period + x] as number;
      sum += value;
      squares += value * value;
    }
  const n = side * side;
  const mean = sum / n;
  const sd = Math.sqrt(Math.max(0, squares / n - mean * mean)) || 1;
  const raster = createRaster(side, side);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const value = 128 + (contrast * ((field[y * period + x] as number) - mean)) / sd;
      const level = Math.floor(Math.min(255, Math.max(0, value)) + 0.5);
      const at = (y * side + x) * 4;
      raster.data[at] = raster.data[at + 1] = raster.data[at + 2] = level;
      raster.data[at + 3] = 255;
    }
  return raster;
}
