import type { Raster } from "../../core/vision/raster";
import type { ComposedStimulus } from "../ports";

/** Pictures of a class round: they come encrypted ahead of their time, and open with a key that comes just before. */
export interface SealedPicturesPort {
  /**
   * Fetches a sealed picture and keeps its bytes.
   * @param url relative ones resolve against the page
   * @throws PictureFailure when it does not arrive whole
   */
  fetch(url: string): Promise<void>;
  /**
   * Opens a picture and lets its bytes go; one that has not been fetched is fetched first.
   * @param key as it came with the trial
   * @param hash what `hashRaster` must give; absent to take any
   * @throws PictureFailure `damaged` when the key does not open it or the pixels are others
   */
  open(url: string, key: string, hash?: string): Promise<ComposedStimulus>;
  /** A pink-noise mask of the stimulus's size. */
  mask(seed: string): Promise<Raster>;
  /** Lets all bytes go: the round is over. */
  forget(): void;
}
