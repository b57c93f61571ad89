import { createRng, type Rng } from "../rng";
import { createRaster, type Raster } from "./raster";
import { resample } from "./resample";

/** Pixels with less alpha than this do not count as the object's: its outline, or whatever shows through. */
const OPAQUE = 250;
/**
 * Pixels this near the outline are left out too, as a share of the object's longer side: they would give away its
 * shape.
 */
const RIM = 0.02;
/** A patch's side, as a share of the object's longer side: big enough for a stripe, too small for a body. */
const PATCH = 0.28;
/** A patch must fit in many positions, so its side stays within this share of the largest square that fits at all. */
const PATCH_OF_LARGEST = 0.75;
/** Share of a patch that overlaps its neighbour; the seam is cut inside it. */
const OVERLAP = 0.25;
/** Candidates tried for each patch; the best fit with its neighbours wins. */
const TRIES = 48;

/**
 * Paints a picture of the given size with the texture of a cut-out: square patches from well inside the object, laid
 * side by side with an overlap and cut along the seam where they differ least (image quilting, Efros and Freeman 2001).
 * No patch holds a pixel of the outline, so nothing of the object's own shape survives beyond what lies within a patch.
 * The object is first scaled so that its longer side is the picture's: its texture is as coarse as in its photograph.
 * Uses only whole numbers and correctly rounded operations: the same bytes in every engine.
 * @param source a cut-out, alpha not premultiplied
 * @param width,height size of the result in pixels, positive whole numbers
 * @param seed picks the patches
 * @returns an opaque raster
 * @throws RangeError when no patch of 8 × 8 pixels fits anywhere in the cut-out
 */
export function paintTexture(source: Raster, width: number, height: number, seed: string): Raster {
  const scale = Math.max(width, height) / Math.max(source.width, source.height);
  const scaledWidth = Math.max(1, Math.floor(source.width * scale + 0.5));
  const scaledHeight = Math.max(1, Math.floor(source.height * scale + 0.5));
  const whole = { left: 0, top: 0, width: source.width, height: source.height };
  const scaled = resample(source, whole, scaledWidth, scaledHeight);
  const { side, places } = findPatches(scaled);
  return quilt(scaled, side, places, width, height, createRng(seed));
}

/**
 * Gives an object another's texture: the colours of one raster under the alpha of the other; both have the same size.
 */
export function fillWithTexture(object: Raster, texture: Raster): Raster {
  if (object.width !== texture.width || object.height !== texture.height)
    throw new RangeError(
      `a texture of ${texture.width} × ${texture.height} does not cover an object of ${object.width} × ${object.height}`,
    );
  const out = createRaster(object.width, object.height);
  out.data.set(texture.data);
  for (let i = 3; i < out.data.length; i += 4) out.data[i] = object.data[i] as number;
  return out;
}

interface Patches {
  readonly side: number;
  /** Top left corners, as indices y · width + x. */
  readonly places: readonly number[];
}

/** The positions at which a patch and a rim around it lie wholly inside the object. */
function findPatches(object: Raster): Patches {
  const { width, height } = object;
  const longer = Math.max(width, height);
  const rim = Math.ceil(longer * RIM);
  const squares = opaqueSquares(object);
  let largest = 0;
  for (const square of squares) largest = Math.max(largest, square);
  const room = largest - 2 * rim;
  const side = Math.floor(Math.min(longer * PATCH, room * PATCH_OF_LARGEST));
  if (side < 8)
    throw new RangeError(`the cut-out has no room for a patch of texture: ${largest} opaque pixels on a side`);
  const places: number[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      // The square ending here holds the patch and its rim on all sides.
      const square = squares[y * width + x] as number;
      if (square >= side + 2 * rim) places.push((y - rim - side + 1) * width + (x - rim - side + 1));
    }
  return { side, places };
}

/** For each pixel: the side of the largest opaque square with its bottom right corner there. */
function opaqueSquares({ width, height, data }: Raster): Int32Array {
  const squares = new Int32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if ((data[at * 4 + 3] as number) < OPAQUE) continue;
      const smallest =
        x === 0 || y === 0
          ? 0
          : Math.min(squares[at - 1] as number, squares[at - width] as number, squares[at - width - 1] as number);
      squares[at] = smallest + 1;
    }
  return squares;
}

function quilt(
  source: Raster,
  side: number,
  places: readonly number[],
  width: number,
  height: number,
  rng: Rng,
): Raster {
  const out = createRaster(width, height);
  const overlap = Math.max(2, Math.floor(side * OVERLAP));
  const step = side - overlap;
  for (let top = 0; top === 0 || top + overlap < height; top += step)
    for (let left = 0; left === 0 || left + overlap < width; left += step) {
      const seams = { left, top, side, overlap };
      let best = rng.pick(places);
      if (left > 0 || top > 0) {
        let least = misfit(out, source, best, seams, Number.POSITIVE_INFINITY);
        for (let i = 1; i < TRIES; i++) {
          const place = rng.pick(places);
          const error = misfit(out, source, place, seams, least);
          if (error < least) [best, least] = [place, error];
        }
      }
      layPatch(out, source, best, seams);
    }
  return out;
}

/** Where a patch goes, and how many of its pixels overlap the patches to its left and above. */
interface Seams {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly overlap: number;
}

/** Sum of squared colour differences over the patch's overlap; stops early once it is no better than `limit`. */
function misfit(out: Raster, source: Raster, place: number, seams: Seams, limit: number): number {
  const { left, top, side, overlap } = seams;
  const bottom = Math.min(side, out.height - top);
  const right = Math.min(side, out.width - left);
  let sum = 0;
  for (let y = 0; y < bottom; y++) {
    const end = top > 0 && y < overlap ? right : left > 0 ? Math.min(overlap, right) : 0;
    for (let x = 0; x < end; x++)
      sum += difference(out, (top + y) * out.width + left + x, source, place + y * source.width + x);
    if (sum >= limit) return sum;
  }
  return sum;
}

function difference(a: Raster, at: number, b: Raster, bt: number): number {
  let sum = 0;
  for (let c = 0; c < 3; c++) {
    const d = (a.data[at * 4 + c] as number) - (b.data[bt * 4 + c] as number);
    sum += d * d;
  }
  return sum;
}

function layPatch(out: Raster, source: Raster, place: number, seams: Seams): void {
  const { left, top, side, overlap } = seams;
  const bottom = Math.min(side, out.height - top);
  const right = Math.min(side, out.width - left);
  const error = (x: number, y: number): number =>
    difference(out, (top + y) * out.width + left + x, source, place + y * source.width + x);
  const fromLeft = left > 0 ? cut(bottom, Math.min(overlap, right), (along, across) => error(across, along)) : null;
  const fromTop = top > 0 ? cut(right, Math.min(overlap, bottom), (along, across) => error(along, across)) : null;
  for (let y = 0; y < bottom; y++)
    for (let x = 0; x < right; x++) {
      if (fromLeft && x < (fromLeft[y] as number)) continue;
      if (fromTop && y < (fromTop[x] as number)) continue;
      const from = (place + y * source.width + x) * 4;
      const to = ((top + y) * out.width + left + x) * 4;
      for (let c = 0; c < 3; c++) out.data[to + c] = source.data[from + c] as number;
      out.data[to + 3] = 255;
    }
}

/**
 * The seam through an overlap along which old and new differ least, by dynamic programming: for each line along the
 * overlap, the first pixel across it that belongs to the new patch.
 */
function cut(length: number, breadth: number, error: (along: number, across: number) => number): Int32Array {
  const cost = new Float64Array(length * breadth);
  for (let i = 0; i < length; i++)
    for (let j = 0; j < breadth; j++)
      cost[i * breadth + j] = error(i, j) + (i > 0 ? leastNear(cost, i - 1, j, breadth).cost : 0);
  const seam = new Int32Array(length);
  let at = 0;
  for (let j = 1; j < breadth; j++)
    if ((cost[(length - 1) * breadth + j] as number) < (cost[(length - 1) * breadth + at] as number)) at = j;
  for (let i = length - 1; i >= 0; i--) {
    seam[i] = at;
    if (i > 0) at = leastNear(cost, i - 1, at, breadth).across;
  }
  return seam;
}

/** The cheapest of the three neighbours on the line before. */
function leastNear(
  cost: Float64Array,
  line: number,
  across: number,
  breadth: number,
): { across: number; cost: number } {
  let best = across;
  for (const near of [across - 1, across + 1])
    if (
      near >= 0 &&
      near < breadth &&
      (cost[line * breadth + near] as number) < (cost[line * breadth + best] as number)
    )
      best = near;
  return { across: best, cost: cost[line * breadth + best] as number };
}
