import { differenceOfGaussians } from "../../core/vision/difference-of-gaussians";
import { dominantOrientation, type OrientationEnergy, orientationEnergy } from "../../core/vision/orientation-energy";
import { lightness, type Plane, poolMean } from "../../core/vision/plane";
import { createRaster, type Raster } from "../../core/vision/raster";
import { resample } from "../../core/vision/resample";

/** Side of the maps in pixels, small enough for the eye to make out V1's wavelength in a small panel. */
const SIDE = 112;
const V2_CELLS = 14;
const V4_CELLS = 7;

/** A pooled cell of the schematic maps. Positions and lengths are shares of the panel's side. */
export interface Glyph {
  readonly x: number;
  readonly y: number;
  /** Direction along the edge, radians. */
  readonly along: number;
  /** 0 to 1. */
  readonly strength: number;
  /** Mean colour of the picture there. */
  readonly colour: readonly [number, number, number];
}

/** What each early area extracts from a picture, computed from its pixels. */
export interface AreaMaps {
  readonly retina: Raster;
  readonly lgn: Raster;
  readonly v1: Raster;
  readonly v2: readonly Glyph[];
  readonly v4: readonly Glyph[];
}

/** Some tens of milliseconds of arithmetic; runs when the sweep opens, never during a trial. */
export function computeAreaMaps(picture: Raster): AreaMaps {
  const small = resample(picture, { left: 0, top: 0, width: picture.width, height: picture.height }, SIDE, SIDE);
  const light = lightness(small);
  const energy = orientationEnergy(light, { wavelength: 6, sigma: 2.6, orientations: 8 });
  return {
    retina: signedMap(differenceOfGaussians(light, 0.7, 2)),
    lgn: signedMap(differenceOfGaussians(light, 1.4, 4)),
    v1: orientationMap(energy),
    v2: glyphs(energy, small, V2_CELLS),
    v4: glyphs(energy, small, V4_CELLS),
  };
}

/** Colour of an orientation: half a turn goes once round the wheel, as in maps of the cortex. */
export function orientationColour(direction: number): [number, number, number] {
  const hue = (direction / Math.PI) * 2 * Math.PI;
  const channel = (shift: number) => 0.6 + 0.36 * Math.cos(hue - shift);
  return [channel(0.6), channel(0.6 + (2 * Math.PI) / 3), channel(0.6 + (4 * Math.PI) / 3)];
}

/** Grey where nothing responds, light for ON and dark for OFF responses; the strongest few are clipped. */
function signedMap(plane: Plane): Raster {
  const most = percentile(plane.data.map(Math.abs), 0.985) || 1;
  return mapRaster(plane.width, plane.height, (i) => {
    const answer = Math.max(-1, Math.min(1, (plane.data[i] as number) / most));
    const level = 118 + 130 * Math.sign(answer) * Math.abs(answer) ** 0.75;
    return [level, level, level];
  });
}

function orientationMap(energy: OrientationEnergy): Raster {
  const { direction, strength } = dominantOrientation(energy);
  const most = percentile(strength.data, 0.985) || 1;
  return mapRaster(strength.width, strength.height, (i) => {
    const level = 255 * Math.min(1, (strength.data[i] as number) / most);
    const [r, g, b] = orientationColour(direction.data[i] as number);
    return [12 + r * level, 14 + g * level, 22 + b * level];
  });
}

/** Pools the energy of each orientation over blocks first, then picks the winning orientation. */
function glyphs(energy: OrientationEnergy, small: Raster, cells: number): Glyph[] {
  const factor = SIDE / cells;
  const pooled = { ...energy, planes: energy.planes.map((plane) => poolMean(plane, factor)) };
  const { direction, strength } = dominantOrientation(pooled);
  const most = percentile(strength.data, 0.95) || 1;
  const colours = resample(small, { left: 0, top: 0, width: SIDE, height: SIDE }, cells, cells);
  return Array.from(strength.data, (value, i) => ({
    x: ((i % cells) + 0.5) / cells,
    y: (Math.floor(i / cells) + 0.5) / cells,
    along: (direction.data[i] as number) + Math.PI / 2,
    strength: Math.min(1, value / most),
    colour: [colours.data[i * 4] as number, colours.data[i * 4 + 1] as number, colours.data[i * 4 + 2] as number],
  }));
}

function mapRaster(width: number, height: number, colour: (i: number) => readonly [number, number, number]): Raster {
  const raster = createRaster(width, height);
  for (let i = 0; i < width * height; i++) {
    raster.data.set(colour(i), i * 4);
    raster.data[i * 4 + 3] = 255;
  }
  return raster;
}

function percentile(values: Float64Array, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
}
