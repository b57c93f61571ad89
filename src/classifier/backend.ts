import * as tf from "@tensorflow/tfjs-core";
import type { BackendName } from "../content/net-choice";
import { NetFailure } from "./failure";

/** A backend opened on this thread. */
export interface Backend {
  read(tensor: tf.Tensor): Promise<Float32Array>;
  lost(): boolean;
  /** False when there is no context to lose. */
  loseContext(): boolean;
  close(): void;
}

/**
 * Makes TensorFlow.js use this backend. TensorFlow.js returns false, with a console warning, when a backend does not
 * open.
 * @throws NetFailure `no-backend`
 */
export async function choose(name: BackendName): Promise<void> {
  if (!(await tf.setBackend(name))) throw new NetFailure("no-backend", `${name} is not available here`);
  await tf.ready();
}
