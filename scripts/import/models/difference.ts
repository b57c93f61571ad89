import type { Pixels } from "../pixels";

/**
 * What two drawings of the same model may differ by, in levels of 255: storing a sheet as WebP costs about 1, another
 * graphics driver less than that; a model turned by 2° or in another light differs by more.
 */
export const MOST_DIFFERENCE = 4;

/**
 * The mean absolute difference of two pictures' channels, premultiplied with alpha, over the pixels that are visible in
 * either.
 * @returns Infinity for pictures of different sizes; 0 where nothing is visible in either
 */
export function difference(one: Pixels, other: Pixels): number {
  if (one.width !== other.width || one.height !== other.height) return Number.POSITIVE_INFINITY;
  let sum = 0;
  let seen = 0;
  for (let i = 0; i < one.data.length; i += 4) {
    const [a, b] = [one.data[i + 3] ?? 0, other.data[i + 3] ?? 0];
    if (a === 0 && b === 0) continue;
    seen += 1;
    sum += Math.abs(a - b);
    for (let c = 0; c < 3; c++) sum += Math.abs((one.data[i + c] ?? 0) * a - (other.data[i + c] ?? 0) * b) / 255;
  }
  return seen === 0 ? 0 : sum / (4 * seen);
}
