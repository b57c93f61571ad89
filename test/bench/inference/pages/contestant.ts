import type { Raster } from "../../../../src/core/vision/raster";

/** One way to have the network judge a picture, in a frame of its own. */
export interface Contestant {
  /** What really computes, once it is known. */
  readonly detail: string;
  judge(picture: number): Promise<Answer>;
  /** How many tensors are alive; null where that is not told. */
  tensors(): Promise<number | null>;
}

export interface Answer {
  /** Milliseconds from pixels in to probabilities out, as the frame's own clock has them. */
  readonly time: number;
  readonly probabilities: readonly number[];
}

/** What a frame's script leaves on its window. Pictures are copied into the frame's own realm before any clock starts. */
export type OpenContestant = (pictures: readonly Raster[]) => Promise<Contestant>;

declare global {
  interface Window {
    openContestant?: OpenContestant;
  }
}

/** The pictures as this frame's own kind of pixels. */
export function ownPixels(pictures: readonly Raster[]): ImageData[] {
  return pictures.map(({ width, height, data }) => new ImageData(new Uint8ClampedArray(data), width, height));
}

/** Times one answer. */
export async function timed(ask: () => Promise<ArrayLike<number>>): Promise<Answer> {
  const start = performance.now();
  const probabilities = await ask();
  return { time: performance.now() - start, probabilities: Array.from(probabilities) };
}

export const MODEL_URL = new URL("/assets/model/mobilenet-v1-025-224/model.json", location.href).href;
