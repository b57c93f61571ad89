/**
 * How many pixels one degree of visual angle spans at the middle of the screen: 2 · d · tan(½°), times the pixels of a
 * millimetre. At 57.3 cm a degree is a centimetre wide.
 * @param pixelsPerMm pixels per millimetre of the screen, > 0
 * @param distanceCm from the eye to the screen, in centimetres, > 0
 * @throws RangeError when either is not a positive number
 */
export function pixelsPerDegree(pixelsPerMm: number, distanceCm: number): number {
  if (!(pixelsPerMm > 0 && distanceCm > 0))
    throw new RangeError(`a screen needs positive measures, got ${pixelsPerMm} px/mm at ${distanceCm} cm`);
  return 2 * distanceCm * 10 * Math.tan(Math.PI / 360) * pixelsPerMm;
}
