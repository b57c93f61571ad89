import type { PlacementSpec } from "../trial/trial";
import type { Raster } from "./raster";
import { sinCos } from "./trig";

/** The most that a shadow takes from its ground, in its middle. */
const DARKNESS = 0.36;
/** What counts as standing on the ground: as high as this share of the object above its lowest part. */
const FOOT_SHARE = 0.1;
/** Feet that span less of the object's width than this do not carry it: a tip, a hanging tail. */
const LEAST_STAND = 0.25;
/** A pixel is of the object's outline when it is at least half covered. */
const COVERED = 128;
/** The shadow's half-height for each pixel of its half-width: the ground is seen from a little above. */
const FLATNESS = 0.16;
/** How far the shadow reaches beyond the feet, for each pixel of half their width. */
const SPREAD = 1.2;
/** A shadow higher in the frame than this, as a share of it from the top, would lie in the sky. */
const HIGHEST = 0.55;
/** An object turned further than this, in degrees, does not stand. */
const STANDING = 15;

/** Where an object touches the ground: an ellipse in its own pixels, before it is turned and placed. */
export interface Contact {
  readonly x: number;
  readonly y: number;
  readonly radiusX: number;
  readonly radiusY: number;
}

/** @returns null when nothing is visible, or the object's lowest part is too narrow to stand on */
export function contactOf({ width, height, data }: Raster): Contact | null {
  let [top, bottom, left, right] = [height, -1, width, -1];
  const feet = new Int32Array(width).fill(-1);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if ((data[(y * width + x) * 4 + 3] as number) < COVERED) continue;
      if (top > y) top = y;
      bottom = y;
      if (left > x) left = x;
      if (right < x) right = x;
      feet[x] = y;
    }
  if (bottom < 0) return null;
  const reach = bottom - FOOT_SHARE * (bottom - top + 1);
  let [first, last] = [width, -1];
  feet.forEach((y, x) => {
    if (y < reach) return;
    first = Math.min(first, x);
    last = x;
  });
  if (last - first + 1 < LEAST_STAND * (right - left + 1)) return null;
  const radiusX = (SPREAD * (last - first + 1)) / 2 + 2;
  const radiusY = Math.max(3, FLATNESS * radiusX);
  // Its upper half is mostly hidden by the object.
  return { x: (first + last + 1) / 2, y: bottom + 1 - radiusY / 3, radiusX, radiusY };
}

/**
 * Darkens the frame under a standing object, most in the ellipse's middle and softly to nothing at its edge. Draws
 * nothing for an object that is turned by more than 15° or touches the ground high up in the frame or outside it.
 * @param object size of the raster that the contact is of
 */
export function drawContactShadow(
  frame: Raster,
  contact: Contact,
  place: Pick<PlacementSpec, "x" | "y" | "turn" | "mirror">,
  object: { readonly width: number; readonly height: number },
): void {
  if (Math.abs(place.turn) > STANDING) return;
  const { width, height, data } = frame;
  const [sin, cos] = sinCos(place.turn / 360);
  const across = (contact.x - object.width / 2) * (place.mirror ? -1 : 1);
  const down = contact.y - object.height / 2;
  const cx = place.x * width + cos * across + sin * down;
  const cy = place.y * height - sin * across + cos * down;
  if (cy < HIGHEST * height || cy >= height) return;
  const { radiusX, radiusY } = contact;
  const reachY = Math.ceil(Math.abs(sin) * radiusX + radiusY) + 1;
  for (let y = Math.max(0, Math.floor(cy) - reachY); y < Math.min(height, Math.ceil(cy) + reachY); y++) {
    for (let x = Math.max(0, Math.floor(cx - radiusX) - 1); x < Math.min(width, Math.ceil(cx + radiusX) + 1); x++) {
      const [dx, dy] = [x + 0.5 - cx, y + 0.5 - cy];
      const u = (cos * dx - sin * dy) / radiusX;
      const v = (sin * dx + cos * dy) / radiusY;
      const inside = 1 - u * u - v * v;
      if (inside <= 0) continue;
      const kept = 1 - DARKNESS * inside * inside;
      const at = (y * width + x) * 4;
      for (let c = 0; c < 3; c++) data[at + c] = Math.floor((data[at + c] as number) * kept + 0.5);
    }
  }
}
