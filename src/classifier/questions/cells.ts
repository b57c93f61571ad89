import type { GraphModel } from "@tensorflow/tfjs-converter";
import * as tf from "@tensorflow/tfjs-core";
import type { Raster } from "../../core/vision/raster";
import { findHead, type NetHead } from "./graph";
import { runToEnd } from "./last-map";
import type { Network } from "./network";

export interface CellAnswers {
  /** Softmax over the 1000 classes for each cell of the last map, 1000 numbers per cell, rows from the top. */
  readonly probabilities: Float32Array<ArrayBuffer>;
}

/** The answer of each cell of the last map by itself; null when the map cannot be found in the graph. */
export async function cells(net: Network, { raster }: { readonly raster: Raster }): Promise<CellAnswers | null> {
  const head = findHead(net.nodes);
  if (!head) return null;
  const [probabilities] = await net.read(() => [
    cellProbabilities(net.graph, head, runToEnd(net, head, net.input(raster)).map),
  ]);
  return { probabilities: probabilities as Float32Array<ArrayBuffer> };
}

/**
 * Applies the last layer to each cell of the last map separately, as if it were the mean of all cells.
 * @param map the last map of one picture
 * @returns softmax over the 1000 classes for each cell, rows from the top: cells × 1000
 */
function cellProbabilities(model: GraphModel, head: NetHead, map: tf.Tensor4D): tf.Tensor2D {
  const [, height, width, depth] = map.shape;
  const weights = model.weights[head.weights]?.[0];
  const biases = model.weights[head.biases]?.[0];
  if (!weights || !biases) throw new Error("the network's last layer is not where its graph says");
  const logits = tf.add(tf.matMul(tf.reshape(map, [height * width, depth]), tf.reshape(weights, [depth, -1])), biases);
  // The first of the 1001 is "background", which the package drops too.
  const [count, classes] = logits.shape as [number, number];
  return tf.softmax(tf.slice(logits as tf.Tensor2D, [0, classes - 1000], [count, 1000]));
}
