import * as tf from "@tensorflow/tfjs-core";
import type { NetKernels } from "../../app/net-questions";
import { findFirstWeights } from "./graph";
import type { Network } from "./network";

/** The first layer's weights; null when they cannot be found in the graph. */
export async function kernels(net: Network, _request: object): Promise<NetKernels | null> {
  const name = findFirstWeights(net.nodes);
  const tensor = name === null ? undefined : net.graph.weights[name]?.[0];
  if (tensor?.rank !== 4) return null;
  // A clone: tensors are disposed of after reading, and the network still needs its weights.
  const [weights] = await net.read(() => [tf.clone(tensor)]);
  return { shape: tensor.shape as [number, number, number, number], weights: weights as Float32Array };
}
