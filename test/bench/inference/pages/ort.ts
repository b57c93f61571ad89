import type * as Ort from "onnxruntime-web";
import { shrink } from "../../../../src/classifier/shrink";
import { NET_SIDE } from "../../../../src/core/vision/net-side";
import { MODEL_URL, ownPixels, timed } from "./contestant";

/** onnxruntime-web on WebAssembly, with its published files and the same network in its own format. */
window.openContestant = async (pictures) => {
  const module: string = new URL("/peers/ort.wasm.min.mjs", MODEL_URL).href;
  const ort = (await import(/* @vite-ignore */ module)) as typeof Ort;
  ort.env.wasm.wasmPaths = new URL("/peers/", MODEL_URL).href;
  const allCores = new URLSearchParams(location.search).get("threads") === "all";
  if (allCores) ort.env.wasm.numThreads = navigator.hardwareConcurrency;
  const session = await ort.InferenceSession.create(new URL("/peers/mobilenet.onnx", MODEL_URL).href, {
    executionProviders: ["wasm"],
    graphOptimizationLevel: "all",
  });
  const own = ownPixels(pictures);
  return {
    detail: `wasm with SIMD, ${ort.env.wasm.numThreads} ${ort.env.wasm.numThreads === 1 ? "thread" : "threads"}`,
    judge: (picture) =>
      timed(async () => {
        const values = shrink(own[picture] as ImageData, [0, 1]);
        const pixels = new ort.Tensor("float32", values, [1, NET_SIDE, NET_SIDE, 3]);
        const { probabilities } = await session.run({ pixels });
        return probabilities?.data as Float32Array;
      }),
    tensors: async () => null,
  };
};
