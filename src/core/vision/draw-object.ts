import type { StimulusSpec, TextureSpec } from "../trial/trial";
import { contactOf, drawContactShadow } from "./contact-shadow";
import { lookOf, matchToGround } from "./match-ground";
import { blendLayer, boxOf, placeObject } from "./object-layer";
import type { Plane } from "./plane";
import type { Raster } from "./raster";
import { resample } from "./resample";
import { fillWithTexture, paintTexture } from "./texture-fill";

/** The decoded pictures that a spec names. Only photographs need `background`, and only filled shapes `texture`. */
export interface StimulusSources {
  readonly object: Raster;
  readonly background?: Raster | undefined;
  /** The cut-out that provides the texture. */
  readonly texture?: Raster | undefined;
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
 * Draws the object into the frame. Scales by area averaging first, then rotates by bilinear sampling, so that small
 * objects do not alias. Over a photograph it takes on light and sharpness of its place, and a standing object has a soft
 * shadow where it touches the ground; a silhouette stays as it is.
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
  if (spec.background.kind !== "photo" || spec.silhouette) {
    blendLayer(frame, placeObject(object, place, side), covered);
    return;
  }
  const matched = matchToGround(object, lookOf(frame, boxOf(place, width, height, side)));
  const contact = contactOf(matched);
  if (contact) drawContactShadow(frame, contact, place, matched);
  blendLayer(frame, placeObject(matched, place, side), covered);
}

function retexture(object: Raster, spec: TextureSpec, source: Raster | undefined): Raster {
  if (!source) throw new Error(`the texture "${spec.id}" was not loaded`);
  return fillWithTexture(object, paintTexture(source, object.width, object.height, spec.seed));
}
