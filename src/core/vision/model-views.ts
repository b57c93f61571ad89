import { createRaster, type Raster } from "./raster";

/** Side of one view of a model, in pixels. */
export const VIEW_SIDE = 512;
/** A model's sheet has its views in rows of four: eight around it at eye height, then four from above. */
export const SHEET_COLUMNS = 4;
export const SHEET_ROWS = 3;
/** Degrees between neighbours at eye height, and from above. */
export const ROUND_STEP = 45;
export const ABOVE_STEP = 90;

/**
 * One view of a model, cut from its sheet.
 * @param azimuth rotation in depth in degrees: 0 is the front; a multiple of 45 from 0 to 315, from above of 90
 * @returns a raster of 512 × 512 with transparency around the object
 * @throws RangeError for an azimuth that the sheet does not show, or a sheet of another size
 */
export function modelView(sheet: Raster, azimuth: number, above = false): Raster {
  const step = above ? ABOVE_STEP : ROUND_STEP;
  const index = azimuth / step;
  if (!Number.isInteger(index) || index < 0 || azimuth >= 360)
    throw new RangeError(`a model has no view at ${azimuth}°, only every ${step}° from 0`);
  if (sheet.width !== SHEET_COLUMNS * VIEW_SIDE || sheet.height !== SHEET_ROWS * VIEW_SIDE)
    throw new RangeError(`a sheet of views has 2048 × 1536 pixels, not ${sheet.width} × ${sheet.height}`);
  const cell = above ? 8 + index : index;
  const left = (cell % SHEET_COLUMNS) * VIEW_SIDE;
  const top = Math.floor(cell / SHEET_COLUMNS) * VIEW_SIDE;
  const view = createRaster(VIEW_SIDE, VIEW_SIDE);
  for (let y = 0; y < VIEW_SIDE; y++) {
    const from = ((top + y) * sheet.width + left) * 4;
    view.data.set(sheet.data.subarray(from, from + VIEW_SIDE * 4), y * VIEW_SIDE * 4);
  }
  return view;
}
