import { createRng } from "../rng";
import type { BackgroundSpec, StimulusSpec } from "../trial/trial";
import { drawObject, type StimulusSources } from "./draw-object";
import { drawOccluders } from "./occluders";
import { pinkNoise } from "./pink-noise";
import { createPlane } from "./plane";
import { greyRaster, type Raster } from "./raster";
import { resample } from "./resample";
import { softenReds } from "./soften-reds";

/** Width and height of every stimulus, in pixels. */
export const STIMULUS_SIDE = 448;

/**
 * Makes the pixels of a stimulus: the object over its background, then contrast, negative and light. On a photograph the
 * object is matched to its place and stands in a shadow. Uses only
 * correctly rounded IEEE operations, so the same spec and sources give the same bytes in every engine. Colours are
 * blended in sRGB, as browsers do.
 * @returns an opaque raster of side × side
 * @throws Error when a photograph or texture is missing; RangeError for a size outside (0, 2]
 */
export function composeStimulus(spec: StimulusSpec, sources: StimulusSources, side = STIMULUS_SIDE): Raster {
  const frame = drawBackground(spec.background, sources.background, side);
  const covered = spec.occluders ? createPlane(side, side) : null;
  drawObject(frame, spec, sources, covered);
  if (spec.occluders && covered) drawOccluders(frame, covered, spec.occluders);
  if (spec.contrast !== undefined) applyContrast(frame, spec.contrast);
  if (spec.negative) invert(frame);
  applyLight(frame, spec.light);
  softenReds(frame);
  return frame;
}

export function drawBackground(spec: BackgroundSpec, photo: Raster | undefined, side: number): Raster {
  if (spec.kind === "grey") return greyRaster(side, side);
  if (spec.kind === "noise") return pinkNoise(side, createRng(spec.seed));
  if (!photo) throw new Error(`background "${spec.id}" was not loaded`);
  const extent = Math.min(photo.width, photo.height) * spec.zoom;
  const crop = {
    left: spec.left * (photo.width - extent),
    top: spec.top * (photo.height - extent),
    width: extent,
    height: extent,
  };
  const frame = resample(photo, crop, side, side);
  if (spec.mirror) mirrorInPlace(frame);
  return frame;
}

function mirrorInPlace(raster: Raster): void {
  const pixels = new Uint32Array(raster.data.buffer, raster.data.byteOffset, raster.width * raster.height);
  for (let y = 0; y < raster.height; y++) pixels.subarray(y * raster.width, (y + 1) * raster.width).reverse();
}

/** Moves every value towards the field's level. */
function applyContrast({ data }: Raster, contrast: number): void {
  for (let i = 0; i < data.length; i += 4)
    for (let c = 0; c < 3; c++) data[i + c] = Math.floor(128 + contrast * ((data[i + c] as number) - 128) + 0.5);
}

function invert({ data }: Raster): void {
  for (let i = 0; i < data.length; i += 4) for (let c = 0; c < 3; c++) data[i + c] = 255 - (data[i + c] as number);
}

export function applyLight(frame: Raster, gain: number): void {
  if (gain === 1) return;
  for (let i = 0; i < frame.data.length; i += 4)
    for (let c = 0; c < 3; c++)
      frame.data[i + c] = Math.floor(Math.min(255, Math.max(0, (frame.data[i + c] as number) * gain)) + 0.5);
}
