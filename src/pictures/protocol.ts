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
  | { readonly id: number; readonly kind: "mask"; readonly seed: string }
  /** Fetches files, so that nothing composed from them needs the network. */
  | { readonly id: number; readonly kind: "fetch"; readonly files: ReadonlyMap<ItemId, PictureFile> }
  /** Fetches a sealed picture of a class round and keeps its bytes. */
  | { readonly id: number; readonly kind: "fetch sealed"; readonly url: string }
  /** Opens it, checks the hash of its pixels unless that is null, and lets its bytes go. */
  | {
      readonly id: number;
      readonly kind: "open sealed";
      readonly url: string;
      readonly key: string;
      readonly hash: string | null;
    }
  /** Lets the bytes of all sealed pictures go. */
  | { readonly id: number; readonly kind: "forget sealed" };

/** The worker's reply. The raster's buffer is transferred, not copied; `hash` is empty for a mask. */
export type PictureReply =
  | { readonly id: number; readonly kind: "done"; readonly raster: Raster; readonly hash: string }
  | { readonly id: number; readonly kind: "fetched" }
  /** Still at work on what was asked: a file is being asked for again. */
  | { readonly kind: "trying" }
  | { readonly id: number; readonly kind: "failed"; readonly fault: PictureFault; readonly message: string };
