import type * as tf from "@tensorflow/tfjs-core";
import { softmax } from "../../core/decision/decide";
import type { Raster } from "../../core/vision/raster";
import { NetFailure } from "../failure";
import type { Network } from "./network";

export interface Judgement {
  /** Softmax over the 1000 ImageNet classes. */
  readonly probabilities: Float32Array<ArrayBuffer>;
}

export async function judge(net: Network, { raster }: { readonly raster: Raster }): Promise<Judgement> {
  const [logits] = await net.read(() => [net.graph.predict(net.input(raster)) as tf.Tensor]);
  return { probabilities: toProbabilities(logits as Float32Array) };
}

const CLASSES = 1000;

/**
 * @param logits 1001 of them: the first is "background", which the package drops too
 * @throws NetFailure `damaged` when there are more or fewer
 */
export function toProbabilities(logits: Float32Array): Float32Array<ArrayBuffer> {
  const values = logits.subarray(1);
  if (values.length !== CLASSES)
    throw new NetFailure("damaged", `the network gives ${logits.length} answers, not ${CLASSES + 1}`);
  return Float32Array.from(softmax(values));
}
