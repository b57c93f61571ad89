/** Makes everything under assets/model: the network with its large layers in half precision, and its provenance. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "./deck-writer";
import { jsonBytes } from "./manifest";
import { SOURCES } from "./sources";
import { halveWeights, type ModelJson } from "./weights";

export const MODEL_ID = "mobilenet-v1-025-224";
const WEIGHTS_FILE = "group1-shard1of1.bin";

export function readFloat32Network(network: string): { model: ModelJson; weights: Uint8Array } {
  const folder = join(network, "dist/models");
  const model = JSON.parse(readFileSync(join(folder, "model.json"), "utf8")) as ModelJson;
  return { model, weights: new Uint8Array(readFileSync(join(folder, WEIGHTS_FILE))) };
}

export function networkFiles(network: string): Map<string, Uint8Array> {
  const original = readFloat32Network(network);
  const half = halveWeights(original.model, original.weights);
  const model = new TextEncoder().encode(`${JSON.stringify(half.model)}\n`);
  const about = {
    version: 1,
    models: [
      {
        id: MODEL_ID,
        title: "MobileNet v1, width 0.25, 224 × 224, ImageNet",
        files: [
          { file: `${MODEL_ID}/model.json`, bytes: model.length, sha256: sha256(model) },
          { file: `${MODEL_ID}/${WEIGHTS_FILE}`, bytes: half.weights.length, sha256: sha256(half.weights) },
        ],
        weights: "the last two layers float16, rounded to nearest even; the others float32 as they were",
        author: "The TensorFlow authors (Google), packaged by Code.org",
        licence: "Apache-2.0",
        source: { package: SOURCES.network.package, version: SOURCES.network.version, path: "dist/models/model.json" },
      },
    ],
  };
  return new Map([
    [`model/${MODEL_ID}/model.json`, model],
    [`model/${MODEL_ID}/${WEIGHTS_FILE}`, half.weights],
    ["model/manifest.json", jsonBytes(about)],
  ]);
}
