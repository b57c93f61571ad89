import { createPlane, lightness, type Plane, poolMean } from "../../core/vision/plane";
import { poolMax, type QuadraturePair, quadraturePair, slide, slideComplex } from "../../core/vision/pooling";
import type { Raster } from "../../core/vision/raster";

export type CellKind = "simple" | "complex";

/** Side in points of the small picture the detector slides over. */
export const SMALL_SIDE = 64;
export const DIRECTIONS = 8;

const pairs: readonly QuadraturePair[] = Array.from({ length: DIRECTIONS }, (_, i) =>
  quadraturePair({ wavelength: 7, sigma: 2.2, direction: (Math.PI * i) / DIRECTIONS }),
);

/** Lightness in blocks: a picture of 448 points becomes one of 64. */
export function smallPicture(raster: Raster): Plane {
  return poolMean(lightness(raster), raster.width / SMALL_SIDE);
}

/** A detector's responses at every position; an inhibited simple cell is silent. */
export function answerMap(picture: Plane, direction: number, kind: CellKind): Plane {
  const pair = pairs[direction] as QuadraturePair;
  if (kind === "complex") return slideComplex(picture, pair);
  const map = slide(picture, pair.even);
  return { ...map, data: map.data.map((value) => Math.max(0, value)) };
}

/** The direction whose detector responds most anywhere in the picture. */
export function bestDirection(picture: Plane): number {
  const pooled = pairs.map((_, direction) => poolMax(answerMap(picture, direction, "complex")).value);
  return pooled.indexOf(Math.max(...pooled));
}

/** One detector, and its best position in the unchanged picture. */
export interface Anchor {
  readonly direction: number;
  readonly x: number;
  readonly y: number;
}

export function anchorOf(picture: Plane, kind: CellKind): Anchor {
  const direction = bestDirection(picture);
  const { x, y } = poolMax(answerMap(picture, direction, kind));
  return { direction, x, y };
}

export interface Answers {
  readonly map: Plane;
  /** Position of the strongest response now. */
  readonly peak: { readonly x: number; readonly y: number };
  /** Response of the detector that stays at its original best position. */
  readonly onePlace: number;
  /** The strongest over all positions. */
  readonly allPlaces: number;
  /** The strongest over all positions and directions. */
  readonly allDirections: number;
}

export function answersOf(picture: Plane, anchor: Anchor, kind: CellKind): Answers {
  const map = answerMap(picture, anchor.direction, kind);
  const { value, x, y } = poolMax(map);
  const others = pairs.map((_, direction) =>
    direction === anchor.direction ? value : poolMax(answerMap(picture, direction, kind)).value,
  );
  return {
    map,
    peak: { x, y },
    onePlace: map.data[anchor.y * map.width + anchor.x] as number,
    allPlaces: value,
    allDirections: Math.max(...others),
  };
}

/** The detector's weights, for drawing. */
export function detectorPlane(direction: number): Plane {
  const { radius, weights } = (pairs[direction] as QuadraturePair).even;
  return { ...createPlane(2 * radius + 1, 2 * radius + 1), data: weights };
}
