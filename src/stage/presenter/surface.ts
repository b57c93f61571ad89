import type { Raster } from "../../core/vision/raster";
import type { ImageName } from "./frame-plan";

/** Level of the field on which everything stands: #808080. */
export const FIELD_LEVEL = 128;

/** Something that shows one of a few images, byte for byte. "grey" needs no loading. */
export interface Surface {
  readonly canvas: HTMLCanvasElement;
  readonly kind: "webgl2" | "canvas2d";
  /** Uploads an image. It is drawn for the first time by `warmUp`, never by the flash. */
  load(name: ImageName, raster: Raster): void;
  /** @param contrast 1 draws the image's own bytes, 0 the grey field, between them a mixture */
  draw(name: ImageName, contrast?: number): void;
  /** Draws every image once and ends on grey, all within one task, so that nothing of it reaches the screen. */
  warmUp(): void;
  /** True once the images are gone and the surface must be built anew. */
  lost(): boolean;
  dispose(): void;
}

/** @param side of the backing, in pixels */
export type SurfaceFactory = (side: number, onLost: () => void) => Surface;
