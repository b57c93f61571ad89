import { createRng } from "../rng";
import type { BackgroundSpec, StimulusSpec, TextureSpec } from "../trial/trial";
import { drawOccluders } from "./occluders";
import { pinkNoise } from "./pink-noise";
import { createPlane, type Plane } from "./plane";
import { greyRaster, type Raster } from "./raster";
import { resample } from "./resample";
import { softenReds } from "./soften-reds";
import { fillWithTexture, paintTexture } from "./texture-fill";
import { sinCos } from "./trig";

/** Width and height of every stimulus, in pixels. */
export const STIMULUS_SIDE = 448;

/** The decoded pictures that a spec names. Only photographs need `background`, and only filled shapes `texture`. */
export interface StimulusSources {
  readonly object: Raster;
  readonly background?: Raster | undefined;
  /** The cut-out that provides the texture. */
  readonly texture?: Raster | undefined;
}

/**
 * Makes the pixels of a stimulus: the object over its background, then contrast, negative and light. Uses only
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

/** As dark as the written words, so that neither stands out by its tone. */
const SILHOUETTE_LEVEL = 24;

/** The same outline with the same edge softness, in one dark grey. */
function silhouetteOf({ width, height, data }: Raster): Raster {
  const out = new Uint8ClampedArray(data);
  for (let i = 0; i < out.length; i += 4) out[i] = out[i + 1] = out[i + 2] = SILHOUETTE_LEVEL;
  return { width, height, data: out };
}

/** Above 1 the object is larger than the frame, which crops it: a close-up. */
const LARGEST = 2;

/**
 * Scales by area averaging first, then rotates by bilinear sampling, so that small objects do not alias.
 * @param covered receives how much of each pixel the object fills, 0 to 1
 */
export function drawObject(frame: Raster, spec: StimulusSpec, sources: StimulusSources, covered: Plane | null): void {
  const place = spec.object;
  const source = spec.silhouette ? silhouetteOf(sources.object) : sources.object;
  if (!(place.size > 0 && place.size <= LARGEST))
    throw new RangeError(`object size must be in (0, ${LARGEST}], got ${place.size}`);
  const side = frame.width;
  const scale = (place.size * side) / Math.max(source.width, source.height);
  const width = Math.max(1, Math.floor(source.width * scale + 0.5));
  const height = Math.max(1, Math.floor(source.height * scale + 0.5));
  const own = resample(source, { left: 0, top: 0, width: source.width, height: source.height }, width, height);
  const object = spec.texture ? retexture(own, spec.texture, sources.texture) : own;
  const [sin, cos] = sinCos(place.turn / 360);
  const centreX = place.x * side;
  const centreY = place.y * side;
  const reachX = Math.ceil((Math.abs(cos) * width + Math.abs(sin) * height) / 2) + 1;
  const reachY = Math.ceil((Math.abs(sin) * width + Math.abs(cos) * height) / 2) + 1;
  const top = Math.max(0, Math.floor(centreY) - reachY);
  const bottom = Math.min(side, Math.ceil(centreY) + reachY);
  const left = Math.max(0, Math.floor(centreX) - reachX);
  const right = Math.min(side, Math.ceil(centreX) + reachX);
  const sample: [number, number, number, number] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      // Screen y points down, so a counter-clockwise turn is undone by (cos, −sin; sin, cos).
      const dx = x + 0.5 - centreX;
      const dy = y + 0.5 - centreY;
      const u = cos * dx - sin * dy;
      const v = sin * dx + cos * dy;
      const sx = (place.mirror ? -u : u) + width / 2 - 0.5;
      const sy = v + height / 2 - 0.5;
      if (sx <= -1 || sy <= -1 || sx >= width || sy >= height) continue;
      bilinear(object, sx, sy, sample);
      const alpha = sample[3];
      if (alpha <= 0) continue;
      if (covered) covered.data[y * side + x] = alpha / 255;
      const at = (y * side + x) * 4;
      for (let c = 0; c < 3; c++) {
        const under = frame.data[at + c] as number;
        frame.data[at + c] = Math.floor((sample[c] as number) + under * (1 - alpha / 255) + 0.5);
      }
    }
  }
}

function retexture(object: Raster, spec: TextureSpec, source: Raster | undefined): Raster {
  if (!source) throw new Error(`the texture "${spec.id}" was not loaded`);
  return fillWithTexture(object, paintTexture(source, object.width, object.height, spec.seed));
}

/** Writes premultiplied colour (0–255) and alpha (0–255) between pixels; beyond the edge all is transparent. */
function bilinear(raster: Raster, x: number, y: number, out: [number, number, number, number]): void {
  out[0] = out[1] = out[2] = out[3] = 0;
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  for (let j = 0; j < 2; j++) {
    const py = y0 + j;
    if (py < 0 || py >= raster.height) continue;
    const shareY = j === 0 ? 1 - (y - y0) : y - y0;
    for (let i = 0; i < 2; i++) {
      const px = x0 + i;
      if (px < 0 || px >= raster.width) continue;
      const at = (py * raster.width + px) * 4;
      const weight = shareY * (i === 0 ? 1 - (x - x0) : x - x0) * (raster.data[at + 3] as number);
      out[0] += (weight * (raster.data[at] as number)) / 255;
      out[1] += (weight * (raster.data[at + 1] as number)) / 255;
      out[2] += (weight * (raster.data[at + 2] as number)) / 255;
      out[3] += weight;
    }
  }
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
