/**
 * The network in Node, for measuring and for tests: TensorFlow.js on WebAssembly, the model straight from two files.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { type io, setBackend, type Tensor, tensor3d, tidy } from "@tensorflow/tfjs-core";
import { load } from "@tensorflow-models/mobilenet";
import type { Raster } from "../../src/core/vision/raster";

/** The 1000 logits of one picture of any size (the model resizes it to 224 × 224). */
export type Net = (picture: Raster) => Float32Array;

export async function loadNet(model: object, weights: Uint8Array): Promise<Net> {
  const wasm = createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm");
  setWasmPaths(`${dirname(wasm)}/`);
  await setBackend("wasm");
  const json = model as Required<io.ModelJSON>;
  const artifacts: io.ModelArtifacts = {
    modelTopology: json.modelTopology,
    weightSpecs: json.weightsManifest.flatMap((group) => group.weights),
    weightData: weights.slice().buffer,
  };
  const modelUrl: io.IOHandler = { load: async () => artifacts };
  const mobilenet = await load({ version: 1, alpha: 0.25, modelUrl, inputRange: [0, 1] });
  return (picture) =>
    tidy(() => {
      const rgb = new Uint8Array(picture.width * picture.height * 3);
      for (let i = 0, j = 0; i < picture.data.length; i += 4, j += 3) {
        rgb.set(picture.data.subarray(i, i + 3), j);
      }
      const input = tensor3d(rgb, [picture.height, picture.width, 3], "int32");
      const logits = mobilenet.infer(input, false) as unknown as Tensor;
      return Float32Array.from(logits.dataSync());
    });
}

/** The network as shipped. */
export async function loadShippedNet(assets: string): Promise<Net> {
  const folder = join(assets, "model/mobilenet-v1-025-224");
  const model = JSON.parse(readFileSync(join(folder, "model.json"), "utf8")) as object;
  return loadNet(model, new Uint8Array(readFileSync(join(folder, "group1-shard1of1.bin"))));
}
