/** Width and height of a bank card (ISO/IEC 7810, ID-1), in millimetres. */
export const CARD_MM = { long: 85.6, short: 53.98 } as const;

/** CSS takes an inch to be 96 pixels; a screen that has not been measured is assumed to agree. */
export const USUAL_PIXELS_PER_MM = 96 / 25.4;

/** The stimulus is drawn at its own size where it fits, in CSS pixels. */
const PICTURE_SIDE = 448;
/** What the bars above and below leave of the height. */
const BARS = 224;

/** About how wide the picture will be in this window, in CSS pixels. */
export function pictureSide(windowWidth: number, windowHeight: number): number {
  return Math.max(1, Math.min(PICTURE_SIDE, windowWidth, windowHeight - BARS));
}
