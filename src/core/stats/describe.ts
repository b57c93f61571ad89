/** Arithmetic mean, in the unit of the values; NaN for an empty list. */
export function mean(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample standard deviation (n − 1), in the unit of the values; NaN for fewer than two values. */
export function sd(values: readonly number[]): number {
  if (values.length < 2) return Number.NaN;
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/**
 * Quantile by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996, the default of R and NumPy).
 *
 * @param values in any order, any unit; not changed. No values, or a NaN among them, gives NaN.
 * @param probability in 0..1.
 * @throws RangeError when the probability lies outside 0..1.
 */
export function quantile(values: readonly number[], probability: number): number {
  if (values.some(Number.isNaN)) return quantileOfSorted([], probability);
  return quantileOfSorted(Float64Array.from(values).sort(), probability);
}

/** {@link quantile} of values already in ascending order and free of NaN. @throws RangeError as quantile does. */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`a probability lies in 0..1, got ${probability}`);
  if (sorted.length === 0) return Number.NaN;
  const position = probability * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  // Equal neighbours are returned as they are, so that two infinities do not make NaN; rounding never exceeds the
  // upper.
  return low === high ? low : Math.min(high, low + (position - below) * (high - low));
}

/** Median, in the unit of the values; NaN for an empty list. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
