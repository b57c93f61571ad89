import { greyRaster, type Raster } from "../../core/vision/raster";
import { resample } from "../../core/vision/resample";
import { FIELD_LEVEL } from "./surface";

/** A picture as placed in the canvas, and the resulting canvas size. */
export interface PlacedRaster {
  readonly raster: Raster;
  /** Side of the whole canvas in CSS pixels. */
  readonly size: number;
  /** Side of the picture in it, in CSS pixels. */
  readonly shown: number;
}

/**
 * Places a picture, to be shown `size` CSS pixels wide, in the existing canvas with one picture pixel per screen pixel:
 * reduced by area averaging, with grey around it. So the browser scales nothing, and a new size needs no new canvas. A
 * picture larger than the canvas fills it, and the browser enlarges the canvas.
 * @param density screen pixels per CSS pixel
 */
export function placedRaster(picture: Raster, size: number, density: number): PlacedRaster {
  const side = picture.width;
  const pixels = Math.max(1, Math.round(size * density));
  if (pixels >= side) return { raster: picture, size, shown: size };
  const small = resample(picture, { left: 0, top: 0, width: side, height: side }, pixels, pixels);
  return { raster: framed(small, side), size: side / density, shown: pixels / density };
}

function framed(small: Raster, side: number): Raster {
  const out = greyRaster(side, side, FIELD_LEVEL);
  const edge = Math.floor((side - small.width) / 2);
  for (let y = 0; y < small.height; y++) {
    const row = small.data.subarray(y * small.width * 4, (y + 1) * small.width * 4);
    out.data.set(row, ((y + edge) * side + edge) * 4);
  }
  return out;
}
