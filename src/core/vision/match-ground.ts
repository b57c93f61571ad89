import { createRaster, type Raster } from "./raster";

/** The gain on an object's light stays within these bounds: it is to sit in its place, not to change its colour. */
export const LEAST_GAIN = 0.75;
export const MOST_GAIN = 1.3;
/** How far the object's light is taken towards its ground's: 0 not at all, 1 all the way. */
const TOWARDS = 0.5;
/** How much of the ground's colour cast the object takes on, and the most that a channel changes for it. */
const CAST_SHARE = 0.2;
const MOST_CAST = 0.06;
/** The most that an object is blurred: the variance of the blur in pixels², so that σ is at most 0.9 pixels. */
const MOST_VARIANCE = 0.81;
/** Pixels added on each side for what the blur spreads. */
const MARGIN = 2;
/** A gradient, in grey levels a pixel, below which a place is flat: it tells nothing about sharpness. */
const LEAST_GRADIENT = 3;
/** Fewer textured pixels than this are no measure of sharpness. */
const LEAST_PIXELS = 64;

/** What an object's own light and sharpness are matched to. */
export interface Look {
  /** Mean red, green and blue where it is opaque, 0 to 255, weighted with alpha. */
  readonly mean: readonly [number, number, number];
  /** Rec. 601 luma of the mean. */
  readonly luma: number;
  /**
   * Mean second over mean first difference of the luma, where there is texture: about 1 for a sharp photograph, less for
   * a blurred one, whatever its contrast. null where there is too little texture.
   */
  readonly acuteness: number | null;
}

/** Part of a raster, in whole pixels; right and bottom are outside. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Light and sharpness of a part of a picture, or of all of it; transparent pixels do not count. */
export function lookOf(
  { width, height, data }: Raster,
  box: Box = { left: 0, top: 0, right: width, bottom: height },
): Look {
  const sum = [0, 0, 0];
  let weight = 0;
  const [w, h] = [box.right - box.left, box.bottom - box.top];
  // −1 stands for a pixel that is not opaque.
  const luma = new Float64Array(Math.max(0, w * h));
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const at = ((box.top + y) * width + box.left + x) * 4;
      const alpha = data[at + 3] as number;
      const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
      sum[0] = (sum[0] as number) + alpha * red;
      sum[1] = (sum[1] as number) + alpha * green;
      sum[2] = (sum[2] as number) + alpha * blue;
      weight += alpha;
      luma[y * w + x] = alpha === 255 ? lumaOf(red, green, blue) : -1;
    }
  }
  const mean = (weight === 0 ? [0, 0, 0] : sum.map((value) => value / weight)) as [number, number, number];
  return { mean, luma: lumaOf(...mean), acuteness: acutenessOf(luma, w, h) };
}

function lumaOf(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

function acutenessOf(luma: Float64Array, width: number, height: number): number | null {
  let [first, second, count] = [0, 0, 0];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const here = luma[at] as number;
      if (here < 0) continue;
      for (let way = 0; way < 2; way++) {
        const step = way === 0 ? 1 : width;
        const [before, after] = [luma[at - step] as number, luma[at + step] as number];
        if (before < 0 || after < 0) continue;
        const gradient = Math.abs(after - before) / 2;
        const bend = Math.abs(after - 2 * here + before);
        if (gradient + bend < LEAST_GRADIENT) continue;
        first += gradient;
        second += bend;
        count++;
      }
    }
  }
  return count < LEAST_PIXELS || first === 0 ? null : second / first;
}

/**
 * The gain on each channel that takes an object's light half the way to its ground's, with a little of its cast.
 * @returns three numbers; their common part is from 0.75 to 1.3, and no channel is more than 6 % from it
 */
export function gainTowards(object: Look, ground: Look): [number, number, number] {
  // As much as one grey level, so that black has a finite gain.
  const from = Math.max(1, object.luma);
  const common = clamp(1 + (TOWARDS * (ground.luma - from)) / from, LEAST_GAIN, MOST_GAIN);
  const cast = (channel: number): number =>
    clamp((CAST_SHARE * (channel - ground.luma)) / Math.max(1, ground.luma), -MOST_CAST, MOST_CAST);
  const [red, green, blue] = ground.mean;
  return [common * (1 + cast(red)), common * (1 + cast(green)), common * (1 + cast(blue))];
}

/**
 * How much to blur an object so that it is as sharp as its ground. For a picture whose autocorrelation is a Gaussian of
 * width ℓ, acuteness² = 3/ℓ², and a blur of variance σ² adds 2σ² to ℓ²; so σ² = (3/2)(1/ground² − 1/object²).
 * @returns the variance in pixels², from 0 (the object is no sharper, or one of them cannot be measured) to 0.81
 */
export function blurTowards(object: Look, ground: Look): number {
  if (object.acuteness === null || ground.acuteness === null) return 0;
  if (object.acuteness === 0 || ground.acuteness === 0) return 0;
  const [own, its] = [object.acuteness * object.acuteness, ground.acuteness * ground.acuteness];
  return clamp(1.5 * (1 / its - 1 / own), 0, MOST_VARIANCE);
}

/**
 * An object made to fit the place it will stand in: in light, and in sharpness. Uses only correctly rounded operations.
 * @param object straight alpha
 * @param ground the look of the frame where the object will stand
 * @returns a new raster, larger by the same margin on all sides
 */
export function matchToGround(object: Raster, ground: Look): Raster {
  const own = lookOf(object);
  const gain = gainTowards(own, ground);
  const width = object.width + 2 * MARGIN;
  const height = object.height + 2 * MARGIN;
  // Premultiplied, so that the invisible pixels around an object do not stain its edge.
  const planes = Array.from({ length: 4 }, () => new Float64Array(width * height)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let y = 0; y < object.height; y++) {
    for (let x = 0; x < object.width; x++) {
      const from = (y * object.width + x) * 4;
      const to = (y + MARGIN) * width + x + MARGIN;
      const alpha = object.data[from + 3] as number;
      if (alpha === 0) continue;
      for (let c = 0; c < 3; c++)
        (planes[c] as Float64Array)[to] = (lit(object.data[from + c] as number, gain[c] as number) * alpha) / 255;
      planes[3][to] = alpha;
    }
  }
  const variance = blurTowards(own, ground);
  // Two passes of a three-point kernel each, [w, 1 − 2w, w], whose variance is 2w.
  if (variance > 0)
    for (const plane of planes) for (let pass = 0; pass < 2; pass++) smooth(plane, width, height, variance / 4);
  const out = createRaster(width, height);
  for (let i = 0; i < width * height; i++) {
    const alpha = planes[3][i] as number;
    if (alpha === 0) continue;
    for (let c = 0; c < 3; c++)
      out.data[i * 4 + c] = Math.floor((((planes[c] as Float64Array)[i] as number) * 255) / alpha + 0.5);
    out.data[i * 4 + 3] = Math.floor(alpha + 0.5);
  }
  return out;
}

/** A level under more or less light. More light leaves white as it is and bends towards it, so that nothing is blown out. */
function lit(level: number, gain: number): number {
  return gain <= 1 ? level * gain : level * (gain - ((gain - 1) * level) / 255);
}

/** One pass along rows and one along columns, in place; beyond the border lies nothing. */
function smooth(plane: Float64Array, width: number, height: number, share: number): void {
  const middle = 1 - 2 * share;
  for (let y = 0; y < height; y++) {
    let before = 0;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const here = plane[at] as number;
      const after = x + 1 < width ? (plane[at + 1] as number) : 0;
      plane[at] = share * (before + after) + middle * here;
      before = here;
    }
  }
  const above = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const here = plane[at] as number;
      const after = y + 1 < height ? (plane[at + width] as number) : 0;
      plane[at] = share * ((above[x] as number) + after) + middle * here;
      above[x] = here;
    }
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
