/**
 * P(|T| ≤ t) for Student's t with a whole number of degrees of freedom ν ≥ 1, t ≥ 0: the finite sums, exact up to
 * rounding.
 * Source: Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
 */
function withinT(t: number, df: number): number {
  const theta = Math.atan2(t, Math.sqrt(df));
  const [sin, cos] = [Math.sin(theta), Math.cos(theta)];
  const odd = df % 2 === 1;
  let term = odd ? cos : 1;
  let sum = df === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= df - 2; k += 2) {
    term *= ((k - 1) / k) * cos * cos;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (theta + sin * sum) : sin * sum;
}

/**
 * The t that holds the middle `confidence` share of Student's distribution: 12.706 for ν = 1 and 0.95, 1.960 for many.
 *
 * @param df degrees of freedom ν, a whole number ≥ 1.
 * @throws RangeError on impossible degrees of freedom or confidence.
 */
export function studentT(df: number, confidence = 0.95): number {
  if (!Number.isInteger(df) || df < 1) throw new RangeError(`degrees of freedom are a whole number ≥ 1, got ${df}`);
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies strictly between 0 and 1, got ${confidence}`);
  }
  let [low, high] = [0, 1];
  while (withinT(high, df) < confidence) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-13 * high; step++) {
    const middle = (low + high) / 2;
    if (withinT(middle, df) < confidence) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
