import type { NetVerdict } from "../core/trial/record";
import type { CategoryId } from "../core/trial/trial";
import type { Raster } from "../core/vision/raster";

/**
 * Every question the net can answer, with its request and answer types. Declare a new one here and compute it in
 * `classifier/questions/registry.ts`; `classifier/answers.ts` converts raw answers where the two differ. Requests and
 * raw answers cross threads: plain data only.
 */
export interface NetQuestions {
  /** The net's verdict in a trial: its choice, scores and top labels. */
  judge: { request: Choosing; answer: NetVerdict };
  /** The last layer applied to each cell of the last map separately: one score per choice, rows from the top. */
  cells: { request: Choosing; answer: readonly (readonly number[])[] };
  /** The net's activations for any square picture. Never asked while a picture is on screen. */
  inspect: { request: { readonly raster: Raster }; answer: NetInspection };
  /** The weights of the first layer. */
  kernels: { request: Record<string, never>; answer: NetKernels };
}

export type NetQuestion = keyof NetQuestions;
export type RequestOf<Q extends NetQuestion> = NetQuestions[Q]["request"];
export type AnswerOf<Q extends NetQuestion> = NetQuestions[Q]["answer"];

/** A picture and the categories to choose from. */
export interface Choosing {
  readonly raster: Raster;
  readonly choices: readonly CategoryId[];
}

/** The net's late activations for a picture. */
export interface NetInspection {
  /** Softmax over the 1000 ImageNet classes. */
  readonly probabilities: Float32Array;
  /** The last feature layer's units, averaged over all cells (256 for the built-in net). */
  readonly features: Float32Array;
  /** The same units in each of 7 × 7 cells, row by row from the top left, units innermost. */
  readonly map: Float32Array;
  /** An ImageNet class's first name, in English. */
  label(index: number): string;
}

/** The filters of the first layer. */
export interface NetKernels {
  /** Height, width, channels in (red, green, blue), kernels out: 3 × 3 × 3 × 8 for the built-in net. */
  readonly shape: readonly [height: number, width: number, channels: number, kernels: number];
  /** The weights in that order, kernels innermost. */
  readonly weights: Float32Array;
}
