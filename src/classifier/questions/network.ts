import type { GraphModel } from "@tensorflow/tfjs-converter";
import * as tf from "@tensorflow/tfjs-core";
import { NET_SIDE } from "../../core/vision/net-side";
import type { Raster } from "../../core/vision/raster";
import type { Backend } from "../backend";
import { NetFailure } from "../failure";
import { shrink } from "../shrink";
import type { GraphNode } from "./graph";

/** A loaded network, as the questions see it. */
export interface Network {
  readonly graph: GraphModel;
  readonly nodes: readonly GraphNode[];
  /** A batch of one picture, prepared as the package does for its graph. Call it inside a tidy. */
  input(picture: Raster): tf.Tensor4D;
  /**
   * Makes tensors, reads them and disposes of them, including intermediates.
   * @returns their values, in unshared buffers, so that a worker can transfer them
   * @throws NetFailure `lost` when WebGL is gone, `wrong-answers` when any is not finite
   */
  read(make: () => readonly tf.Tensor[]): Promise<Float32Array<ArrayBuffer>[]>;
}

/** @param range the network's input values for black and white */
export function createNetwork(
  graph: GraphModel,
  nodes: readonly GraphNode[],
  backend: Backend,
  range: readonly [number, number],
): Network {
  return {
    graph,
    nodes,
    input: (picture) => tf.tensor4d(shrink(picture, range), [1, NET_SIDE, NET_SIDE, 3]),
    async read(make) {
      const tensors = tf.tidy(() => [...make()]);
      try {
        const values: Float32Array<ArrayBuffer>[] = [];
        // A copy: on some backends the values read are the tensor's own memory.
        for (const tensor of tensors) values.push(Float32Array.from(await backend.read(tensor)));
        if (backend.lost()) throw new NetFailure("lost", "WebGL was lost");
        if (!values.every((each) => each.every(Number.isFinite)))
          throw new NetFailure("wrong-answers", "the network's answers are not numbers");
        return values;
      } finally {
        tf.dispose(tensors);
      }
    },
  };
}
