import { greyRaster, type Raster } from "../../core/vision/raster";
import { FIELD_LEVEL } from "./surface";

/** Sizes in pixels of a 448-pixel frame: about 0.6° across at an arm's length from a desktop screen. */
const DISC_RADIUS = 11;
const CROSS_HALF_WIDTH = 1.6;
const DOT_RADIUS = 2.6;
const DARK = 24;
const LIGHT = 250;

/**
 * A bull's eye with a cross hair: of the shapes compared by Thaler et al. (2013, Vision Research 76), it kept the eye
 * most stable. Dark disc, cross in the field's grey, light dot; edges smoothed with 4 × 4 samples per pixel.
 * @param side width and height in pixels
 */
export function fixationRaster(side: number): Raster {
  const raster = greyRaster(side, side, FIELD_LEVEL);
  const centre = side / 2;
  const reach = DISC_RADIUS + 1;
  for (let y = Math.floor(centre - reach); y < centre + reach; y++)
    for (let x = Math.floor(centre - reach); x < centre + reach; x++) {
      let sum = 0;
      for (let j = 0; j < 4; j++)
        for (let i = 0; i < 4; i++) sum += levelAt(x + (i + 0.5) / 4 - centre, y + (j + 0.5) / 4 - centre);
      raster.data.fill(Math.round(sum / 16), (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  return raster;
}

function levelAt(dx: number, dy: number): number {
  const radius = Math.hypot(dx, dy);
  if (radius <= DOT_RADIUS) return LIGHT;
  if (radius > DISC_RADIUS) return FIELD_LEVEL;
  return Math.min(Math.abs(dx), Math.abs(dy)) <= CROSS_HALF_WIDTH ? FIELD_LEVEL : DARK;
}
