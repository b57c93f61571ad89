import { sinCos } from "./trig";

/**
 * In-place radix-2 fast Fourier transform of one line (Cooley & Tukey 1965), unscaled, kernel exp(+2πi·jk/n).
 * Built on `sinCos`, so the result is the same to the bit in every engine.
 */
function transformLine(re: Float64Array, im: Float64Array, cosines: Float64Array, sines: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      const r = re[i] as number;
      re[i] = re[j] as number;
      re[j] = r;
      const s = im[i] as number;
      im[i] = im[j] as number;
      im[j] = s;
    }
  }
  for (let span = 2; span <= n; span <<= 1) {
    const half = span >> 1;
    const stride = n / span;
    for (let start = 0; start < n; start += span) {
      for (let k = 0; k < half; k++) {
        const wr = cosines[k * stride] as number;
        const wi = sines[k * stride] as number;
        const a = start + k;
        const b = a + half;
        const br = re[b] as number;
        const bi = im[b] as number;
        const tr = br * wr - bi * wi;
        const ti = br * wi + bi * wr;
        const ar = re[a] as number;
        const ai = im[a] as number;
        re[b] = ar - tr;
        im[b] = ai - ti;
        re[a] = ar + tr;
        im[a] = ai + ti;
      }
    }
  }
}

/**
 * In-place two-dimensional transform of a square complex field, unscaled.
 * @param re real parts, row by row, side² long
 * @param im imaginary parts, same shape
 * @param side a power of two
 * @throws RangeError for another side or length
 */
export function fft2d(re: Float64Array, im: Float64Array, side: number): void {
  if (side < 1 || (side & (side - 1)) !== 0) throw new RangeError(`fft2d needs a power of two, got ${side}`);
  if (re.length !== side * side || im.length !== side * side)
    throw new RangeError(`fft2d needs ${side * side} values, got ${re.length} and ${im.length}`);
  const cosines = new Float64Array(side / 2);
  const sines = new Float64Array(side / 2);
  for (let k = 0; k < side / 2; k++) {
    const [s, c] = sinCos(k / side);
    sines[k] = s;
    cosines[k] = c;
  }
  for (let y = 0; y < side; y++)
    transformLine(re.subarray(y * side, (y + 1) * side), im.subarray(y * side, (y + 1) * side), cosines, sines);
  const lineRe = new Float64Array(side);
  const lineIm = new Float64Array(side);
  for (let x = 0; x < side; x++) {
    for (let y = 0; y < side; y++) {
      lineRe[y] = re[y * side + x] as number;
      lineIm[y] = im[y * side + x] as number;
    }
    transformLine(lineRe, lineIm, cosines, sines);
    for (let y = 0; y < side; y++) {
      re[y * side + x] = lineRe[y] as number;
      im[y * side + x] = lineIm[y] as number;
    }
  }
}
