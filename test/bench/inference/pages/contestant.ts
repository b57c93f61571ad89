import type { Raster } from "../../../../src/core/vision/raster";

/** One way of having the network judge a picture, in a frame of its own. */
export interface Contestant {
  /** The backend that really computes, once known. */
  readonly detail: string;
  judge(picture: number): Promise<Answer>;
  /** How many tensors are alive; null where that is unknown. */
  tensors(): Promise<number | null>;
}

export interface Answer {
  /** Milliseconds from pixels in to probabilities out, by the frame's own clock. */
  readonly time: number;
  readonly probabilities: readonly number[];
}

/** What a frame's script puts on its window. Pictures are copied into the frame's own realm before any clock starts. */
export type OpenContestant = (pictures: readonly Raster[]) => Promise<Contestant>;

declare global {
  interface Window {
    openContestant?: OpenContestant;
  }
}

/** The pictures as this frame's own ImageData. */
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
