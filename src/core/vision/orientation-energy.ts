import { correlate1d, createPlane, type Plane } from "./plane";

export interface EnergyFilter {
  /** The cells' preferred wavelength, in pixels. */
  readonly wavelength: number;
  /** Standard deviation of the (round) receptive field, in pixels. */
  readonly sigma: number;
  /** Number of orientations, spread evenly over half a turn. */
  readonly orientations: number;
}

export interface OrientationEnergy {
  /** One plane per orientation: the complex cells' responses there. */
  readonly planes: readonly Plane[];
  /** τ of each plane in radians: the direction across the edge, clockwise on the screen since y points down. */
  readonly directions: readonly number[];
}

/**
 * Complex cells at every pixel and orientation: c = √(s0² + s1²) of a quadrature pair of Gabor cells, so the response
 * does not depend on the phase of the light. With a round Gaussian the two cells are the real and imaginary parts of
 * one complex exponential, the product of a row and a column; so each orientation costs two rows and four columns.
 */
export function orientationEnergy(plane: Plane, filter: EnergyFilter): OrientationEnergy {
  const directions = Array.from({ length: filter.orientations }, (_, i) => (Math.PI * i) / filter.orientations);
  // The even cell of a pair still responds a little to even light; subtracting the mean removes that.
  const mean = plane.data.reduce((sum, value) => sum + value, 0) / plane.data.length;
  const centred: Plane = { ...plane, data: plane.data.map((value) => value - mean) };
  return { directions, planes: directions.map((direction) => energyAt(centred, filter, direction)) };
}

function energyAt(plane: Plane, filter: EnergyFilter, direction: number): Plane {
  const frequency = (2 * Math.PI) / filter.wavelength;
  const row = wave(filter.sigma, frequency * Math.cos(direction));
  const column = wave(filter.sigma, frequency * Math.sin(direction));
  const even = correlate1d(plane, row.cos, "x");
  const odd = correlate1d(plane, row.sin, "x");
  const cc = correlate1d(even, column.cos, "y");
  const ss = correlate1d(odd, column.sin, "y");
  const sc = correlate1d(odd, column.cos, "y");
  const cs = correlate1d(even, column.sin, "y");
  const out = createPlane(plane.width, plane.height);
  for (let i = 0; i < out.data.length; i++) {
    // cos(a + b) and sin(a + b), a along the row and b along the column.
    const s0 = (cc.data[i] as number) - (ss.data[i] as number);
    const s1 = (sc.data[i] as number) + (cs.data[i] as number);
    out.data[i] = Math.sqrt(s0 * s0 + s1 * s1);
  }
  return out;
}

/** A Gaussian times a cosine and times a sine. The Gaussian sums to 1, so that sizes are comparable. */
function wave(sigma: number, frequency: number): { cos: Float64Array; sin: Float64Array } {
  const radius = Math.ceil(3 * sigma);
  const offsets = Array.from({ length: 2 * radius + 1 }, (_, i) => i - radius);
  const gauss = offsets.map((k) => Math.exp((-k * k) / (2 * sigma * sigma)));
  const sum = gauss.reduce((total, weight) => total + weight, 0);
  const weigh = (part: (angle: number) => number) =>
    Float64Array.from(offsets, (k, i) => ((gauss[i] as number) / sum) * part(frequency * k));
  return { cos: weigh(Math.cos), sin: weigh(Math.sin) };
}

/**
 * The winning orientation at each pixel, as a vector mean over doubled angles (0° and 180° are one orientation).
 * @returns direction in radians, 0 ≤ direction < π, and strength: length of the mean vector
 */
export function dominantOrientation(energy: OrientationEnergy): { direction: Plane; strength: Plane } {
  const first = energy.planes[0];
  if (!first) throw new RangeError("an orientation energy has at least one plane");
  const direction = createPlane(first.width, first.height);
  const strength = createPlane(first.width, first.height);
  for (let i = 0; i < first.data.length; i++) {
    let x = 0;
    let y = 0;
    energy.planes.forEach((plane, k) => {
      const angle = 2 * (energy.directions[k] as number);
      x += (plane.data[i] as number) * Math.cos(angle);
      y += (plane.data[i] as number) * Math.sin(angle);
    });
    const half = Math.atan2(y, x) / 2;
    direction.data[i] = half < 0 ? half + Math.PI : half;
    strength.data[i] = Math.sqrt(x * x + y * y);
  }
  return { direction, strength };
}
