/** An estimated share with its interval: all within 0..1, `low ≤ point ≤ high`. `point` is NaN when nothing was counted. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
  readonly point: number;
}

const CENTRAL_NUMERATOR = [
  3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
  67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
];
const CENTRAL_DENOMINATOR = [
  1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
  28729.085735721942674, 5226.495278852545925,
];
const MIDDLE_NUMERATOR = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
  0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
];
const MIDDLE_DENOMINATOR = [
  1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
  0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
];
const TAIL_NUMERATOR = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
  0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const TAIL_DENOMINATOR = [
  1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
  1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
];

/** Horner's rule; coefficients from the constant term upwards. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

/**
 * The z below which a standard normal variable falls with the given probability; relative error near 1e-16.
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
 * @param n number of trials. n = 0 gives {low: 0, high: 1, point: NaN}: nothing is known, and there is no estimate.
 * @param confidence strictly between 0 and 1, two-sided.
 * @returns shares in 0..1; low is exactly 0 when nothing succeeded, high exactly 1 when everything did.
 * @throws RangeError on impossible counts or confidence.
 * Source: Wilson 1927, J. Am. Stat. Assoc. 22, 209–212.
 */
export function wilson(successes: number, n: number, confidence = 0.95): ShareInterval {
  checkCounts(successes, n);
  checkConfidence(confidence);
  if (n === 0) return { low: 0, high: 1, point: Number.NaN };
  const z = normalQuantile(0.5 + confidence / 2);
  const point = successes / n;
  const centre = (successes + (z * z) / 2) / (n + z * z);
  const half = (z * Math.sqrt(n * point * (1 - point) + (z * z) / 4)) / (n + z * z);
  // At the ends the formula gives exactly 0 and 1; rounding must not push it past them, nor past the point.
  return {
    low: successes === 0 ? 0 : Math.min(point, Math.max(0, centre - half)),
    high: successes === n ? 1 : Math.max(point, Math.min(1, centre + half)),
    point,
  };
}
