import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { toOnnx } from "./onnx/convert";
import { writeOnnx } from "./onnx/onnx-file";
import type { ModelJson } from "./onnx/weights";

const PAGES = resolve(import.meta.dirname, "pages");
const MODEL = "assets/model/mobilenet-v1-025-224";
const PEERS = [
  "@tensorflow/tfjs/dist/tf.min.js",
  "@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.min.js",
  "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm",
  "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm",
  "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm",
  "@tensorflow-models/mobilenet/dist/mobilenet.min.js",
  "onnxruntime-web/dist/ort.wasm.min.mjs",
  "onnxruntime-web/dist/ort-wasm-simd-threaded.mjs",
  "onnxruntime-web/dist/ort-wasm-simd-threaded.wasm",
];
const ENTRIES = ["race", "ours", "bare", "ort", "bare-cold"];

export interface Site {
  readonly folder: string;
  /** Addresses of some of the game's pictures, for the net to judge. */
  readonly pictures: readonly string[];
  readonly onnxBytes: number;
  remove(): Promise<void>;
}

/** Builds the bench's own pages like the game, with the peers' published files and the network in both formats. */
export async function buildSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), "glimpse-bench-"));
  await build({
    configFile: false,
    root: PAGES,
    publicDir: false,
    logLevel: "error",
    build: {
      target: "es2022",
      outDir: folder,
      emptyOutDir: true,
      assetsDir: "app",
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: ENTRIES.map((name) => join(PAGES, `${name}.html`)) },
    },
    worker: { format: "es" },
  });
  await cp("assets", join(folder, "assets"), { recursive: true });
  const peers = join(folder, "peers");
  await mkdir(peers);
  for (const file of PEERS) await cp(join("node_modules", file), join(peers, file.slice(file.lastIndexOf("/") + 1)));
  for (const name of ["bare-threads.html"]) await cp(join(PAGES, name), join(folder, name));
  const onnx = await convertModel();
  await writeFile(join(peers, "mobilenet.onnx"), onnx);
  const objects = (await readdir("assets/stimuli/objects", { recursive: true })).filter((name) =>
    name.endsWith(".webp"),
  );
  return {
    folder,
    pictures: objects
      .sort()
      .filter((_, i) => i % 20 === 0)
      .map((name) => `/assets/stimuli/objects/${name}`),
    onnxBytes: onnx.length,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function convertModel(): Promise<Uint8Array> {
  const model = JSON.parse(await readFile(join(MODEL, "model.json"), "utf8")) as ModelJson;
  const shard = await readFile(join(MODEL, "group1-shard1of1.bin"));
  return writeOnnx(
    toOnnx(model, shard.buffer.slice(shard.byteOffset, shard.byteOffset + shard.byteLength) as ArrayBuffer),
  );
}
