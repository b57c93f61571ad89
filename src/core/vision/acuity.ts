/**
 * How sharply an eye sees away from its gaze. Eccentricity E is in degrees of visual angle from the gaze; the minimum
 * angle of resolution (MAR) is in arc minutes: the width of the bars of the finest grating that can be told from grey.
 */
export interface Acuity {
  /** MAR at the gaze, arc minutes, > 0. */
  readonly mar0: number;
  /** The eccentricity at which MAR has doubled, degrees, > 0. */
  readonly e2: number;
}

/** Normal sight (20/20 is 1 arc minute), with an E2 like that of letter acuity. */
export const NORMAL_ACUITY: Acuity = { mar0: 1, e2: 2 };

/**
 * MAR(E) = MAR0 · (1 + E / E2), in arc minutes: the linear law (Weymouth 1958; Levi, Klein & Aitsebaomo 1985).
 * @param eccentricity degrees, ≥ 0
 * @throws RangeError when MAR0 or E2 is not above zero
 */
export function mar(eccentricity: number, { mar0, e2 }: Acuity = NORMAL_ACUITY): number {
  if (!(mar0 > 0 && e2 > 0)) throw new RangeError(`MAR0 and E2 must be above zero, got ${mar0} and ${e2}`);
  return mar0 * (1 + eccentricity / e2);
}

/**
 * Ratio of a Gaussian blur's standard deviation to the MAR it imitates: √(2 · ln 10) / π. A Gaussian keeps
 * exp(−2π²σ²f²) of a grating's contrast; the finest grating an eye can see has f = 1 / (2 · MAR), and this σ leaves it
 * one tenth.
 */
export const SIGMA_PER_MAR = 0.6830825;

/**
 * The blur that makes a picture at the gaze look as it would at eccentricity E: standard deviation in pixels.
 *
 * σ(E) = 0.683 · √(MAR(E)² − MAR0²) / 60 · pixelsPerDegree. Variances of Gaussians add, so the blur that the eye (or a
 * picture's own pixels) already has at the very centre is subtracted: σ(0) = 0, and the picture at the gaze stays as it
 * is.
 * @param eccentricity degrees, ≥ 0
 * @param pixelsPerDegree pixels in a degree of visual angle, > 0
 */
export function blurSigma(eccentricity: number, pixelsPerDegree: number, acuity: Acuity = NORMAL_ACUITY): number {
  const angle = mar(eccentricity, acuity);
  return (SIGMA_PER_MAR * Math.sqrt(angle * angle - acuity.mar0 * acuity.mar0) * pixelsPerDegree) / 60;
}

/** A letter of the 20/20 line is five bars of one arc minute high: no chart uses smaller ones. */
const SMALLEST_LETTER = 5 / 60;

/**
 * Height in degrees of a letter that is just readable at eccentricity E: 0.046 · E − 0.031 (Anstis 1974, Vision
 * Research 14, whose letters stood up to 60° out). Within about 2.5° the line falls below what the fovea itself
 * resolves; there the letter of the 20/20 line is used. Letters at any one multiple of this size are equally legible
 * all over the chart.
 * @param eccentricity degrees, ≥ 0
 */
export function anstisSize(eccentricity: number): number {
  return Math.max(SMALLEST_LETTER, 0.046 * eccentricity - 0.031);
}
