import type { Raster } from "../../core/vision/raster";
import type { ImageName } from "./frame-plan";

/** Grey level of the field: #808080. */
export const FIELD_LEVEL = 128;

/** Shows one of a few images, byte for byte. "grey" needs no loading. */
export interface Surface {
  readonly canvas: HTMLCanvasElement;
  readonly kind: "webgl2" | "canvas2d";
  /** Uploads an image. `warmUp` draws it for the first time, never the flash. */
  load(name: ImageName, raster: Raster): void;
  /** @param contrast 1 draws the image's own bytes, 0 the grey field, values in between a mixture */
  draw(name: ImageName, contrast?: number): void;
  /** Draws every image once and ends on grey, all in one task, so that none of it reaches the screen. */
  warmUp(): void;
  /** True once the images are lost and the surface must be rebuilt. */
  lost(): boolean;
  dispose(): void;
}

/** @param side of the backing, in pixels */
export type SurfaceFactory = (side: number, onLost: () => void) => Surface;
