/** How the viewer sees a flat screen: from straight in front of its middle. */
export interface ScreenGeometry {
  /** CSS pixels per millimetre of the screen, > 0. */
  readonly pixelsPerMm: number;
  /** From the eye to the screen, in centimetres, > 0. */
  readonly distanceCm: number;
}

/** Assumed until someone measures: CSS counts 96 pixels to the inch, and at 57 cm a degree is a centimetre. */
export const GUESSED_SCREEN: ScreenGeometry = { pixelsPerMm: 96 / 25.4, distanceCm: 57 };

/**
 * Pixels per degree of visual angle at the middle of the screen: 2 · d · tan(½°), times pixels per millimetre. At 57.3
 * cm a degree is a centimetre wide.
 * @param pixelsPerMm pixels per millimetre of the screen, > 0
 * @param distanceCm from the eye to the screen, in centimetres, > 0
 * @throws RangeError when either is not a positive number
 */
export function pixelsPerDegree(pixelsPerMm: number, distanceCm: number): number {
  return 2 * pixelsToEye({ pixelsPerMm, distanceCm }) * tan(0.5);
}

/** Where a picture stands about the middle of the screen, in CSS pixels. */
export interface ScreenPosition {
  /** Of the picture's middle, to the right of the screen's; negative to the left. */
  readonly x: number;
  /** Downwards. */
  readonly y: number;
  /** Side of the picture's square. */
  readonly size: number;
}

/**
 * Where on a flat screen to draw a picture so that it appears `eccentricity` degrees beside the middle and `diameter`
 * degrees high: x = d · tan E. Out there the screen is farther from the eye by 1 / cos E, so the picture is larger by
 * as much. (Its width, seen at a slant, is then too small by cos E: 3 % at 15°.)
 * @throws RangeError for a screen without positive measures
 */
export function positionOnScreen(
  screen: ScreenGeometry,
  { eccentricity, side, diameter }: { eccentricity: number; side: "left" | "right"; diameter: number },
): ScreenPosition {
  const distance = pixelsToEye(screen);
  const x = distance * tan(eccentricity);
  const slant = Math.sqrt(distance * distance + x * x);
  return { x: side === "left" ? 0 - x : x, y: 0, size: 2 * slant * tan(diameter / 2) };
}

/**
 * Degrees between the middle of a screen and its edge.
 * @param width of the usable field, in CSS pixels, ≥ 0
 * @throws RangeError for a screen without positive measures
 */
export function reachOf(screen: ScreenGeometry, width: number): number {
  return (Math.atan(width / 2 / pixelsToEye(screen)) * 180) / Math.PI;
}

/** The eye's distance in pixels of the screen. */
function pixelsToEye({ pixelsPerMm, distanceCm }: ScreenGeometry): number {
  if (!(pixelsPerMm > 0 && distanceCm > 0))
    throw new RangeError(`a screen needs positive measures, got ${pixelsPerMm} px/mm at ${distanceCm} cm`);
  return distanceCm * 10 * pixelsPerMm;
}

const tan = (degrees: number): number => Math.tan((degrees * Math.PI) / 180);
