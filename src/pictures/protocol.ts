import type { Look } from "../app/ports";
import type { ItemId, StimulusSpec } from "../core/trial/trial";
import type { Raster } from "../core/vision/raster";

/** The page's request to the worker. `urls` holds the address of every picture that the spec names. */
export type PictureRequest =
  | {
      readonly id: number;
      readonly kind: "compose";
      readonly spec: StimulusSpec;
      readonly urls: ReadonlyMap<ItemId, string>;
    }
  | {
      readonly id: number;
      readonly kind: "glimpse";
      readonly spec: StimulusSpec;
      readonly urls: ReadonlyMap<ItemId, string>;
      readonly look: Look;
    }
  | { readonly id: number; readonly kind: "mask"; readonly seed: string };

/** The worker's reply. The raster's buffer is transferred, not copied; `hash` is empty for a mask. */
export type PictureReply =
  | { readonly id: number; readonly kind: "done"; readonly raster: Raster; readonly hash: string }
  | { readonly id: number; readonly kind: "failed"; readonly message: string };
