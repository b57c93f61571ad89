import * as tf from "@tensorflow/tfjs-core";
import type { BackendName } from "../content/net-choice";
import { NetFailure } from "./failure";

/** A way of computing, opened on this thread. */
export interface Backend {
  read(tensor: tf.Tensor): Promise<Float32Array>;
  lost(): boolean;
  /** False where there is no context to lose. */
  loseContext(): boolean;
  close(): void;
}

/**
 * Makes TensorFlow.js compute this way. It answers false, with a warning in the console, when a backend does not open.
 * @throws NetFailure `no-backend`
 */
export async function choose(name: BackendName): Promise<void> {
  if (!(await tf.setBackend(name))) throw new NetFailure("no-backend", `${name} is not available here`);
  await tf.ready();
}
