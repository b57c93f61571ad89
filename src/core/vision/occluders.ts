import { createRng, type Rng } from "../rng";
import type { OccluderSpec } from "../trial/trial";
import { createPlane, type Plane } from "./plane";
import type { Raster } from "./raster";
import { sinCos } from "./trig";

/** How close the hidden share comes to the one requested. */
export const COVER_SLACK = 0.02;

/** As shares of the longer side of the object's box. */
const RADIUS = [0.1, 0.18] as const;
const LONGEST_BAR = 0.6;
/** From nearly black to a dark grey: clearly not part of the object, and never brighter than the grey field. */
const LEVELS = [26, 112] as const;
/** A blob that would hide too much is dropped, and the next ones are smaller by this factor. */
const SHRINK = 0.9;
const MOST_TRIES = 2000;

/** A grey blob, or a bar with round ends: all points within `radius` of a line segment, in pixels. */
interface Occluder {
  readonly x: number;
  readonly y: number;
  readonly toX: number;
  readonly toY: number;
  readonly radius: number;
  /** Grey level, 0–255. */
  readonly level: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Lays grey blobs and bars over the object, wherever it lies in the frame, until the requested share of it is hidden.
 * The same object, position and spec give the same blobs, to the bit.
 * @param object how much of each pixel the object fills, 0 to 1; the size of the frame
 * @returns the hidden share of the object's area: within {@link COVER_SLACK} of `cover`, 0 when there is no object
 * @throws RangeError for a cover outside [0, 1) or a plane of another size
 */
export function drawOccluders(frame: Raster, object: Plane, spec: OccluderSpec): number {
  if (!(spec.cover >= 0 && spec.cover < 1)) throw new RangeError(`cover must be in [0, 1), got ${spec.cover}`);
  if (object.width !== frame.width || object.height !== frame.height)
    throw new RangeError("the object's plane must have the frame's size");
  const box = boxOf(object);
  if (!box) return 0;
  const rng = createRng(spec.seed);
  const visible = createPlane(object.width, object.height);
  visible.data.set(object.data);
  let total = 0;
  for (const share of object.data) total += share;
  let hidden = 0;
  let scale = Math.max(box.right - box.left, box.bottom - box.top);
  for (let tries = 0; tries < MOST_TRIES && hidden < (spec.cover - COVER_SLACK) * total; tries++) {
    const occluder = drawOccluder(rng, box, scale);
    let more = 0;
    eachPixel(occluder, visible, (index, share) => {
      more += share * (visible.data[index] as number);
    });
    if (hidden + more > (spec.cover + COVER_SLACK) * total) {
      scale *= SHRINK;
      continue;
    }
    hidden += more;
    eachPixel(occluder, visible, (index, share) => {
      visible.data[index] = (visible.data[index] as number) * (1 - share);
      for (let at = index * 4; at < index * 4 + 3; at++) {
        const under = frame.data[at] as number;
        frame.data[at] = Math.floor(under + share * (occluder.level - under) + 0.5);
      }
    });
  }
  return hidden / total;
}

/** The bounding box of the object's pixels, null when there is no object. */
function boxOf({ width, height, data }: Plane): Box | null {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if ((data[y * width + x] as number) <= 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = y + 1;
    }
  return right > left ? { left, top, right, bottom } : null;
}

function drawOccluder(rng: Rng, box: Box, scale: number): Occluder {
  const x = rng.between(box.left, box.right);
  const y = rng.between(box.top, box.bottom);
  const radius = scale * rng.between(...RADIUS);
  const level = Math.floor(rng.between(...LEVELS));
  const [sin, cos] = sinCos(rng.next());
  // About half are bars, thinner than the blobs.
  const isBar = rng.next() < 0.5;
  const length = isBar ? scale * LONGEST_BAR * rng.between(0.4, 1) : 0;
  return {
    x: x - (cos * length) / 2,
    y: y - (sin * length) / 2,
    toX: x + (cos * length) / 2,
    toY: y + (sin * length) / 2,
    radius: isBar ? radius / 2 : radius,
    level,
  };
}

/** Calls `visit` for each pixel that the occluder touches, with the share it covers: edges are one pixel soft. */
function eachPixel(occluder: Occluder, size: Plane, visit: (index: number, share: number) => void): void {
  const { x, y, toX, toY, radius } = occluder;
  const left = Math.max(0, Math.floor(Math.min(x, toX) - radius - 1));
  const right = Math.min(size.width, Math.ceil(Math.max(x, toX) + radius + 1));
  const top = Math.max(0, Math.floor(Math.min(y, toY) - radius - 1));
  const bottom = Math.min(size.height, Math.ceil(Math.max(y, toY) + radius + 1));
  const [alongX, alongY] = [toX - x, toY - y];
  const squared = alongX * alongX + alongY * alongY;
  for (let py = top; py < bottom; py++)
    for (let px = left; px < right; px++) {
      const [dx, dy] = [px + 0.5 - x, py + 0.5 - y];
      const along = squared > 0 ? Math.min(1, Math.max(0, (dx * alongX + dy * alongY) / squared)) : 0;
      const [restX, restY] = [dx - along * alongX, dy - along * alongY];
      const share = radius + 0.5 - Math.sqrt(restX * restX + restY * restY);
      if (share > 0) visit(py * size.width + px, Math.min(1, share));
    }
}
