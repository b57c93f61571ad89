import type { PictureFault } from "../app/picture-failure";
import type { Look } from "../app/ports";
import type { ItemId, StimulusSpec } from "../core/trial/trial";
import type { Raster } from "../core/vision/raster";
import type { PictureFile } from "./fetch-picture";

/** A request from the page to the worker. `files` holds every picture the spec names. */
export type PictureRequest =
  | {
      readonly id: number;
      readonly kind: "compose";
      readonly spec: StimulusSpec;
      readonly files: ReadonlyMap<ItemId, PictureFile>;
    }
  | {
      readonly id: number;
      readonly kind: "glimpse";
      readonly spec: StimulusSpec;
      readonly files: ReadonlyMap<ItemId, PictureFile>;
      readonly look: Look;
    }
  | { readonly id: number; readonly kind: "mask"; readonly seed: string };

/** The worker's reply. The raster's buffer is transferred, not copied; `hash` is empty for a mask. */
export type PictureReply =
  | { readonly id: number; readonly kind: "done"; readonly raster: Raster; readonly hash: string }
  | { readonly id: number; readonly kind: "failed"; readonly fault: PictureFault; readonly message: string };
