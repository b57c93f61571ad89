import type { GraphModel } from "@tensorflow/tfjs-converter";
import * as tf from "@tensorflow/tfjs-core";

/** The end of a network: which node is the last map, and the weights that read classes from it. */
export interface NetHead {
  readonly map: string;
  readonly weights: string;
  readonly biases: string;
}

interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
}

/** Finds pool and last layer in a MobileNet's graph; null for a graph that ends otherwise. */
export function findHead(modelJson: string): NetHead | null {
  const { modelTopology } = JSON.parse(modelJson) as { modelTopology?: { node?: readonly GraphNode[] } };
  const nodes = modelTopology?.node ?? [];
  const pool = nodes.find(({ name }) => /Logits\/(global_pool|AvgPool)$/.test(name));
  const last = pool && nodes.find(({ op, input }) => op === "_FusedConv2D" && input?.[0] === pool.name);
  const [, weights, biases] = last?.input ?? [];
  const map = pool?.input?.[0];
  return map && weights && biases ? { map, weights, biases } : null;
}

/**
 * Each place of the last map put through the last layer alone, as if it were the mean of all.
 * @param map the last map of one picture
 * @returns softmax over the 1000 classes for each place, rows from the top: places × 1000
 */
export function placeProbabilities(model: GraphModel, head: NetHead, map: tf.Tensor4D): tf.Tensor2D {
  const [, height, width, depth] = map.shape;
  const weights = model.weights[head.weights]?.[0];
  const biases = model.weights[head.biases]?.[0];
  if (!weights || !biases) throw new Error("the network's last layer is not where its graph says");
  const logits = tf.add(tf.matMul(tf.reshape(map, [height * width, depth]), tf.reshape(weights, [depth, -1])), biases);
  // The first of the 1001 is "background", which the package drops as well.
  const [places, classes] = logits.shape as [number, number];
  return tf.softmax(tf.slice(logits as tf.Tensor2D, [0, classes - 1000], [places, 1000]));
}
