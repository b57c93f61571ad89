import * as tf from "@tensorflow/tfjs-core";
import type { Raster } from "../../core/vision/raster";
import { findHead } from "./graph";
import { type Judgement, toProbabilities } from "./judge";
import { runToEnd } from "./last-map";
import type { Network } from "./network";

/** The net's late activations for a picture. */
export interface Inspection extends Judgement {
  /** The last feature layer's units, each averaged over all cells: 256 for MobileNet v1 0.25. */
  readonly features: Float32Array<ArrayBuffer>;
  /** The same units before the average, cell by cell: 7 × 7 rows and columns from the top left, units innermost. */
  readonly map: Float32Array<ArrayBuffer>;
}

/** The verdict and the activations behind it; null when the last map cannot be found in the graph. */
export async function inspect(net: Network, { raster }: { readonly raster: Raster }): Promise<Inspection | null> {
  const head = findHead(net.nodes);
  if (!head) return null;
  const [map, logits, features] = (await net.read(() => {
    const end = runToEnd(net, head, net.input(raster));
    return [end.map, end.logits, tf.reshape(tf.mean(end.map, [1, 2]), [-1])];
  })) as [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>];
  return { probabilities: toProbabilities(logits), features, map };
}
