/**
 * An estimated share with its interval: all within 0..1, `low ≤ point ≤ high`. `point` is NaN when there are no counts.
 */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
  readonly point: number;
}

// The coefficients of AS 241, each rounded to the nearest double.
const CENTRAL_NUMERATOR = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const CENTRAL_DENOMINATOR = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852546,
];
const MIDDLE_NUMERATOR = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const MIDDLE_DENOMINATOR = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const TAIL_NUMERATOR = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const TAIL_DENOMINATOR = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
  1.421511758316446e-7, 2.0442631033899397e-15,
];

/** Horner's rule; coefficients from the constant term upwards. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

/**
 * The z below which a standard normal variable falls with the given probability; relative error about 1e-16.
 *
 * @param probability in 0..1; 0 gives −Infinity and 1 gives +Infinity.
 * @throws RangeError when the probability lies outside 0..1 or is NaN.
 * Source: Wichura 1988, algorithm AS 241 (PPND16).
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`a probability lies in 0..1, got ${probability}`);
  if (probability === 0) return -Infinity;
  if (probability === 1) return Infinity;
  const q = probability - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRAL_NUMERATOR, r)) / polynomial(CENTRAL_DENOMINATOR, r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? probability : 1 - probability));
  const magnitude =
    r <= 5
      ? polynomial(MIDDLE_NUMERATOR, r - 1.6) / polynomial(MIDDLE_DENOMINATOR, r - 1.6)
      : polynomial(TAIL_NUMERATOR, r - 5) / polynomial(TAIL_DENOMINATOR, r - 5);
  return q < 0 ? -magnitude : magnitude;
}

/** Half of the 95 % quantile of χ² with one degree of freedom. */
export const HALF_CHI_SQUARE_95 = 1.920729410347062;

/** @throws RangeError unless the confidence lies strictly between 0 and 1. */
export function checkConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies strictly between 0 and 1, got ${confidence}`);
  }
}

/** @throws RangeError unless both are whole numbers with 0 ≤ successes ≤ n. */
export function checkCounts(successes: number, n: number): void {
  if (!Number.isInteger(n) || !Number.isInteger(successes) || successes < 0 || successes > n) {
    throw new RangeError(`counts are whole numbers with 0 ≤ successes ≤ n, got ${successes} of ${n}`);
  }
}

/**
 * Wilson score interval of a share (no continuity correction).
 *
 * @param successes whole number, 0..n.
 * @param n number of trials. n = 0 gives {low: 0, high: 1, point: NaN}: nothing is known, so there is no estimate.
 * @param confidence strictly between 0 and 1, two-sided.
 * @returns shares in 0..1; low is exactly 0 when nothing succeeded, high exactly 1 when everything did.
 * @throws RangeError on impossible counts or confidence.
 * Source: Wilson 1927, J. Am. Stat. Assoc. 22, 209–212.
 */
export function wilson(successes: number, n: number, confidence = 0.95): ShareInterval {
  checkCounts(successes, n);
  checkConfidence(confidence);
  return n === 0 ? { low: 0, high: 1, point: Number.NaN } : wilsonOf(successes / n, n, confidence);
}

/**
 * Wilson's interval around a share of an effective number of trials, which need not be whole.
 * @param point the share, 0..1
 * @param n > 0
 */
export function wilsonOf(point: number, n: number, confidence = 0.95): ShareInterval {
  checkConfidence(confidence);
  const z = normalQuantile(0.5 + confidence / 2);
  const centre = (n * point + (z * z) / 2) / (n + z * z);
  const half = (z * Math.sqrt(n * point * (1 - point) + (z * z) / 4)) / (n + z * z);
  // At the ends the formula gives exactly 0 and 1; rounding must not push it past them, nor past the point.
  return {
    low: point === 0 ? 0 : Math.min(point, Math.max(0, centre - half)),
    high: point === 1 ? 1 : Math.max(point, Math.min(1, centre + half)),
    point,
  };
}
