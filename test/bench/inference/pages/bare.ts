import plain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import * as tf from "@tensorflow/tfjs-core";
import { load } from "@tensorflow-models/mobilenet";
import { MODEL_URL, ownPixels, timed } from "./contestant";

/** The package alone, called in a page as its README says. */
window.openContestant = async (pictures) => {
  const backend = new URLSearchParams(location.search).get("backend") ?? "webgl";
  if (backend === "webgl") {
    await import("@tensorflow/tfjs-backend-webgl");
    tf.env().set("SOFTWARE_WEBGL_ENABLED", true);
  } else {
    const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
    tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
    setWasmPaths({
      "tfjs-backend-wasm.wasm": plain,
      "tfjs-backend-wasm-simd.wasm": simd,
      "tfjs-backend-wasm-threaded-simd.wasm": simd,
    });
  }
  if (!(await tf.setBackend(backend))) throw new Error(`${backend} does not open`);
  const net = await load({ version: 1, alpha: 0.25, modelUrl: MODEL_URL, inputRange: [0, 1] });
  const own = ownPixels(pictures);
  return {
    detail: tf.getBackend(),
    judge: (picture) =>
      timed(async () => {
        const probabilities = tf.tidy(() => tf.softmax(net.infer(own[picture] as ImageData)));
        const values = await probabilities.data();
        probabilities.dispose();
        return values;
      }),
    tensors: async () => tf.memory().numTensors,
  };
};
