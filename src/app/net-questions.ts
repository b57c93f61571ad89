import type { NetVerdict } from "../core/trial/record";
import type { CategoryId } from "../core/trial/trial";
import type { Raster } from "../core/vision/raster";

/**
 * Every question to the net, with what is asked and what comes back. A new one is named here and computed in
 * `classifier/questions/registry.ts`; `classifier/answers.ts` turns a raw answer into this one where the two differ.
 * Requests and raw answers cross a thread: plain data alone.
 */
export interface NetQuestions {
  /** What the net says in a trial: its choice, its scores, its first words. */
  judge: { request: Choosing; answer: NetVerdict };
  /** Each cell of the last map put through the last layer alone: one score per choice, rows from the top. */
  cells: { request: Choosing; answer: readonly (readonly number[])[] };
  /** The activity on any square picture. Never asked while a picture is up. */
  inspect: { request: { readonly raster: Raster }; answer: NetInspection };
  /** The weights of the first layer. */
  kernels: { request: Record<string, never>; answer: NetKernels };
}

export type NetQuestion = keyof NetQuestions;
export type RequestOf<Q extends NetQuestion> = NetQuestions[Q]["request"];
export type AnswerOf<Q extends NetQuestion> = NetQuestions[Q]["answer"];

/** A picture, and the categories to choose among. */
export interface Choosing {
  readonly raster: Raster;
  readonly choices: readonly CategoryId[];
}

/** What the net makes of a picture, towards its end. */
export interface NetInspection {
  /** Softmax over the 1000 ImageNet classes. */
  readonly probabilities: Float32Array;
  /** The units of the last feature layer, averaged over all cells (256 for the built-in net). */
  readonly features: Float32Array;
  /** The same units in each of 7 × 7 cells, row by row from the top left, units innermost. */
  readonly map: Float32Array;
  /** An ImageNet class's first name, in English. */
  label(index: number): string;
}

/** What the first layer looks for. */
export interface NetKernels {
  /** Height, width, channels in (red, green, blue), kernels out: 3 × 3 × 3 × 8 for the built-in net. */
  readonly shape: readonly [height: number, width: number, channels: number, kernels: number];
  /** The weights in that order, kernels innermost. */
  readonly weights: Float32Array;
}
