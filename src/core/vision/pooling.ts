import { type GaborParameters, gabor } from "./gabor";
import { createPlane, type Plane } from "./plane";

/** A detector: weights on a square of pixels, (2 · radius + 1)² of them, row by row. They sum to 0. */
export interface Detector {
  readonly radius: number;
  readonly weights: Float64Array;
}

/** Two detectors that differ only in phase, by a quarter cycle. */
export interface QuadraturePair {
  readonly even: Detector;
  readonly odd: Detector;
}

export interface DetectorShape {
  /** Wavelength of its preferred grating, in pixels. */
  readonly wavelength: number;
  /** Standard deviation of its round receptive field, in pixels. */
  readonly sigma: number;
  /** τ: the direction across its preferred edges, in radians; clockwise on screen, since y points down. */
  readonly direction: number;
}

/**
 * A quadrature pair of simple cells: Gabor functions with φ = 0 and φ = −π/2 (Goodfellow, Bengio and Courville 2016,
 * section 9.10). Their sums are subtracted, in the shape of their envelope, so that they do not respond to even light.
 * Their squared weights add up to 1, so that two directions are comparable.
 * @throws RangeError unless wavelength and sigma are positive
 */
export function quadraturePair({ wavelength, sigma, direction }: DetectorShape): QuadraturePair {
  if (!(wavelength > 0 && sigma > 0))
    throw new RangeError(`a detector needs a positive wavelength and sigma, got ${wavelength} and ${sigma}`);
  const falloff = 1 / (2 * sigma * sigma);
  const common = { gain: 1, falloffX: falloff, falloffY: falloff, x0: 0, y0: 0, direction };
  const frequency = (2 * Math.PI) / wavelength;
  const radius = Math.ceil(3 * sigma);
  const envelope = sample(radius, { ...common, frequency: 0, phase: 0 });
  const cell = (phase: number): Detector => ({
    radius,
    weights: unitLength(balanced(sample(radius, { ...common, frequency, phase }), envelope)),
  });
  return { even: cell(0), odd: cell(-Math.PI / 2) };
}

function sample(radius: number, cell: GaborParameters): Float64Array {
  const side = 2 * radius + 1;
  return Float64Array.from({ length: side * side }, (_, i) =>
    gabor((i % side) - radius, Math.floor(i / side) - radius, cell),
  );
}

const total = (weights: Float64Array): number => weights.reduce((sum, weight) => sum + weight, 0);

function balanced(weights: Float64Array, envelope: Float64Array): Float64Array {
  const share = total(weights) / total(envelope);
  return weights.map((weight, i) => weight - share * (envelope[i] as number));
}

function unitLength(weights: Float64Array): Float64Array {
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  return weights.map((weight) => weight / length);
}

/**
 * The same detector at every position of a picture: its map, s(I) = Σ w(x, y)·I(x, y) with the detector's middle on
 * each pixel. Edge pixels are repeated outwards.
 * @returns a plane of the picture's size
 */
export function slide(picture: Plane, { radius, weights }: Detector): Plane {
  const { width, height, data } = picture;
  const out = createPlane(width, height);
  const clamp = (value: number, last: number) => (value < 0 ? 0 : value > last ? last : value);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let k = 0;
      for (let j = y - radius; j <= y + radius; j++) {
        const row = clamp(j, height - 1) * width;
        for (let i = x - radius; i <= x + radius; i++)
          sum += (weights[k++] as number) * (data[row + clamp(i, width - 1)] as number);
      }
      out.data[y * width + x] = sum;
    }
  return out;
}

/** Complex cells at every position: c = √(s0² + s1²) of a quadrature pair's maps. */
export function slideComplex(picture: Plane, { even, odd }: QuadraturePair): Plane {
  const s0 = slide(picture, even);
  const s1 = slide(picture, odd);
  return {
    ...s0,
    data: s0.data.map((value, i) => Math.sqrt(value * value + (s1.data[i] as number) * (s1.data[i] as number))),
  };
}

/** The strongest response in a map, and where it is (the first on a tie, row by row). */
export interface Pooled {
  readonly value: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Max pooling over all positions of a map.
 * @throws RangeError on a map without pixels
 */
export function poolMax(map: Plane): Pooled {
  if (map.data.length === 0) throw new RangeError("there is nothing to pool in an empty map");
  let best = 0;
  for (let i = 1; i < map.data.length; i++) if ((map.data[i] as number) > (map.data[best] as number)) best = i;
  return { value: map.data[best] as number, x: best % map.width, y: Math.floor(best / map.width) };
}
