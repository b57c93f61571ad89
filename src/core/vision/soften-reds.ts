import { FIELD_HEIGHT, FIELD_WIDTH } from "./flash-safety";
import type { Raster } from "./raster";

/**
 * A picture with more saturated red than this could cause a red flash, which takes a quarter of 10° of the visual
 * field. A quarter of that is kept as a margin, for cells that average red with black.
 */
const MOST_RED_PIXELS = 0.25 * FIELD_WIDTH * FIELD_HEIGHT * 0.75;

/** Linear light in whole millionths: the same in every engine, however its power function rounds. */
const LINEAR = Int32Array.from({ length: 256 }, (_, level) => {
  const value = level / 255;
  return Math.round(1e6 * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
});

/**
 * R / (R + G + B) ≥ 0.78, a little stricter than WCAG's 0.8 because levels are whole numbers; and bright enough that
 * its coming and going could count: (R − G − B) × 320 > 10, where WCAG says 20.
 */
function isSaturatedRed(red: number, green: number, blue: number): boolean {
  const light = LINEAR[red] as number;
  const rest = (LINEAR[green] as number) + (LINEAR[blue] as number);
  return 100 * light >= 78 * (light + rest) && 320 * (light - rest) > 10e6;
}

/**
 * Moves a picture that is red enough for a red flash (WCAG 2.2) just out of saturated red, by adding equally to the
 * green and blue of each such pixel. Other pictures stay as they are. The net judges the same softened pixels.
 */
export function softenReds(raster: Raster): void {
  const { data } = raster;
  const reds: number[] = [];
  for (let i = 0; i < data.length; i += 4)
    if (isSaturatedRed(data[i] as number, data[i + 1] as number, data[i + 2] as number)) reds.push(i);
  if (reds.length <= MOST_RED_PIXELS) return;
  for (const at of reds)
    while (isSaturatedRed(data[at] as number, data[at + 1] as number, data[at + 2] as number)) {
      data[at + 1] = (data[at + 1] as number) + 1;
      data[at + 2] = (data[at + 2] as number) + 1;
    }
}
