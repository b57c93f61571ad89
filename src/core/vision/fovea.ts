import { type Acuity, blurSigma, NORMAL_ACUITY } from "./acuity";
import { createRaster, type Raster } from "./raster";

/**
 * Where the eye looks, in pixels from the raster's top left corner; pixel centres lie at .5. May lie outside the
 * raster.
 */
export interface Gaze {
  readonly x: number;
  readonly y: number;
}

/** A picture to view from many gazes: its blurred copies are made once, when first needed. */
export interface Foveator {
  /**
   * The picture as an eye fixating `gaze` sees it: E degrees away it is blurred by a kernel of variance blurSigma(E)²;
   * at the gaze it is the picture itself. Opaque.
   * @param pixelsPerDegree pixels per degree of visual angle, > 0; the picture counts as flat and far enough away that
   * angle grows in proportion to distance on it
   * @throws RangeError when pixelsPerDegree, MAR0 or E2 is not above zero
   */
  at(gaze: Gaze, pixelsPerDegree: number, acuity?: Acuity): Raster;
}

/** Variance in pixels² of a level of the stack: 0, 1, 5, 21 … (4ⁿ − 1) / 3. Each pass adds 4ⁿ⁻¹. */
export function levelVariance(level: number): number {
  return (2 ** (2 * level) - 1) / 3;
}

/** A level, and the share of the next one to mix in for a given variance. `level + share` is continuous. */
export interface StackPlace {
  readonly level: number;
  /** 0 to 1 */
  readonly share: number;
}

/**
 * Where in the stack a variance lies. A mixture of two kernels has the mixture of their variances, so the result has
 * exactly the variance requested.
 * @param variance pixels², ≥ 0
 */
export function stackPlace(variance: number): StackPlace {
  let level = 0;
  while (variance >= levelVariance(level + 1)) level++;
  const low = levelVariance(level);
  return { level, share: (variance - low) / (levelVariance(level + 1) - low) };
}

/**
 * A Gaussian stack: a pyramid that keeps its size, so that no level aliases (the "à trous" scheme of Holschneider et
 * al. 1989). Each level is the one before, correlated along both axes with 1 4 6 4 1 over 16, the taps 2ⁿ⁻¹ pixels
 * apart; edge pixels are repeated outwards. Uses only operations that IEEE 754 rounds exactly: the same bytes
 * everywhere.
 */
export function createFoveator(source: Raster): Foveator {
  const { width, height } = source;
  const stack: Float32Array[] = [colours(source)];
  const level = (index: number): Float32Array => {
    while (stack.length <= index)
      stack.push(smooth(stack.at(-1) as Float32Array, width, height, 2 ** (stack.length - 1)));
    return stack[index] as Float32Array;
  };
  return {
    at(gaze, pixelsPerDegree, acuity = NORMAL_ACUITY) {
      if (!(pixelsPerDegree > 0)) throw new RangeError(`a degree needs pixels, got ${pixelsPerDegree}`);
      const out = createRaster(width, height);
      // How many levels the farthest corner needs.
      const farX = Math.max(Math.abs(gaze.x), Math.abs(width - gaze.x));
      const farY = Math.max(Math.abs(gaze.y), Math.abs(height - gaze.y));
      const far = blurSigma(Math.sqrt(farX * farX + farY * farY) / pixelsPerDegree, pixelsPerDegree, acuity);
      const depth = stackPlace(far * far).level + 1;
      level(depth);
      const variances = Array.from({ length: depth + 2 }, (_, n) => levelVariance(n));
      for (let y = 0; y < height; y++) {
        const dy = y + 0.5 - gaze.y;
        for (let x = 0; x < width; x++) {
          const dx = x + 0.5 - gaze.x;
          const sigma = blurSigma(Math.sqrt(dx * dx + dy * dy) / pixelsPerDegree, pixelsPerDegree, acuity);
          const variance = sigma * sigma;
          let at = 0;
          while (variance >= (variances[at + 1] as number)) at++;
          const low = variances[at] as number;
          const share = (variance - low) / ((variances[at + 1] as number) - low);
          const fine = stack[at] as Float32Array;
          const coarse = stack[at + 1] as Float32Array;
          const from = (y * width + x) * 3;
          const to = (y * width + x) * 4;
          for (let c = 0; c < 3; c++) {
            const value = fine[from + c] as number;
            out.data[to + c] = Math.floor(value + share * ((coarse[from + c] as number) - value) + 0.5);
          }
          out.data[to + 3] = 255;
        }
      }
      return out;
    },
  };
}

/** One look at a picture; see Foveator.at. For many gazes at one picture, keep a foveator. */
export function foveate(raster: Raster, gaze: Gaze, pixelsPerDegree: number, acuity: Acuity = NORMAL_ACUITY): Raster {
  return createFoveator(raster).at(gaze, pixelsPerDegree, acuity);
}

/** Colours without alpha, three numbers per pixel. */
function colours({ width, height, data }: Raster): Float32Array {
  const out = new Float32Array(width * height * 3);
  for (let i = 0, at = 0; i < data.length; i += 4) {
    out[at++] = data[i] as number;
    out[at++] = data[i + 1] as number;
    out[at++] = data[i + 2] as number;
  }
  return out;
}

function smooth(data: Float32Array, width: number, height: number, step: number): Float32Array {
  const across = new Float32Array(data.length);
  pass(data, across, width, height, step, "x");
  const out = new Float32Array(data.length);
  pass(across, out, width, height, step, "y");
  return out;
}

function pass(
  from: Float32Array,
  to: Float32Array,
  width: number,
  height: number,
  step: number,
  along: "x" | "y",
): void {
  const length = along === "x" ? width : height;
  const stride = along === "x" ? 3 : 3 * width;
  const inside = (at: number) => Math.min(length - 1, Math.max(0, at));
  // For each position along the axis: the offsets of its four neighbours, clamped at the edges.
  const offsets = Int32Array.from({ length: length * 4 }, (_, i) => {
    const at = i >> 2;
    const reach = [-2, -1, 1, 2][i & 3] as number;
    return (inside(at + reach * step) - at) * stride;
  });
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const place = (along === "x" ? x : y) * 4;
      const start = (y * width + x) * 3;
      const [a, b, d, e] = [offsets[place], offsets[place + 1], offsets[place + 2], offsets[place + 3]] as [
        number,
        number,
        number,
        number,
      ];
      for (let i = start; i < start + 3; i++)
        to[i] =
          ((from[i + a] as number) +
            4 * (from[i + b] as number) +
            6 * (from[i] as number) +
            4 * (from[i + d] as number) +
            (from[i + e] as number)) /
          16;
    }
}
