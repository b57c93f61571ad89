/**
 * Sine and cosine from +, −, · alone. Math.sin and Math.cos may differ in the last bits between engines; stimuli must
 * not, so everything that decides pixels uses these.
 */

/** Taylor series, exact to < 1e−16 for |x| ≤ π/4. */
function sinSmall(x: number): number {
  const q = x * x;
  return (
    x *
    (1 + q * (-1 / 6 + q * (1 / 120 + q * (-1 / 5040 + q * (1 / 362880 + q * (-1 / 39916800 + (q * 1) / 6227020800))))))
  );
}

function cosSmall(x: number): number {
  const q = x * x;
  return (
    1 +
    q *
      (-1 / 2 +
        q * (1 / 24 + q * (-1 / 720 + q * (1 / 40320 + q * (-1 / 3628800 + q * (1 / 479001600 - q / 87178291200))))))
  );
}

/**
 * Sine and cosine of an angle given as a fraction of a full turn.
 * @param turns any finite number; 0.25 is 90°
 * @returns [sine, cosine], each within 1e−15 of the truth; quarter turns are exact
 */
export function sinCos(turns: number): [number, number] {
  const reduced = turns - Math.floor(turns);
  const quarter = Math.floor(reduced * 4 + 0.5);
  const rest = (reduced - quarter / 4) * (2 * Math.PI);
  const s = sinSmall(rest);
  const c = cosSmall(rest);
  switch (quarter % 4) {
    case 0:
      return [s, c];
    case 1:
      return [c, 0 - s];
    case 2:
      return [0 - s, 0 - c];
    default:
      return [0 - c, s];
  }
}
