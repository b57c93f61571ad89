/** The 12 pictures of a model and where they stand in its sheet. */

/** Of one picture, in pixels. */
export const SIDE = 512;
export const COLUMNS = 4;
export const ROWS = 3;

/** Eye height: a little from above, as things on tables and floors are seen. In degrees. */
const EYE_HEIGHT = 12;
const FROM_ABOVE = 45;

export interface Shot {
  /** Degrees that the camera has gone round the model, counter-clockwise as seen from above. */
  readonly azimuth: number;
  readonly elevation: number;
}

/** Row by row. */
export const SHOTS: readonly Shot[] = [
  ...[0, 45, 90, 135, 180, 225, 270, 315].map((azimuth) => ({ azimuth, elevation: EYE_HEIGHT })),
  ...[0, 90, 180, 270].map((azimuth) => ({ azimuth, elevation: FROM_ABOVE })),
];
