import type * as tf from "@tensorflow/tfjs-core";
import type { NetHead } from "./graph";
import type { Network } from "./network";

/** One pass through the network: its last map and its answer. */
export function runToEnd(
  { graph }: Network,
  head: NetHead,
  input: tf.Tensor4D,
): { map: tf.Tensor4D; logits: tf.Tensor } {
  const [output = ""] = graph.outputNodes;
  const [map, logits] = graph.execute(input, [head.map, output]) as [tf.Tensor4D, tf.Tensor];
  return { map, logits };
}
