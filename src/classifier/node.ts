import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { NetQuestion } from "../app/net-questions";
import { createEngine, type Engine } from "./engine";
import { fetchModel } from "./fetch-model";
import type { ModelFiles } from "./model-files";
import type { WasmPaths } from "./open-backend";
import { BUILT_IN, opponents } from "./opponents";
import type { RawAnswer, RawRequest } from "./questions/registry";
import type { ReferenceAnswer } from "./references";

/** Reads a network's files from a folder with model.json and its shards. */
export function readModel(folder: string): Promise<ModelFiles> {
  return fetchModel(join(folder, "model.json"), { read: async (path) => new Uint8Array(await readFile(path)) });
}

/**
 * The game's network in Node, for tests and tools.
 * @param references null when the answers have not been recorded yet
 */
export async function createNodeEngine(
  files: ModelFiles,
  backend: "wasm" | "cpu" = "wasm",
  references: readonly ReferenceAnswer[] | null = opponents[BUILT_IN].references,
): Promise<Engine> {
  return createEngine({ backend, wasmPaths: nodeWasmPaths(), network: { ...opponents[BUILT_IN], references }, files });
}

/** One raw answer of an engine. @throws Error when the network cannot answer */
export async function answerOf<Q extends NetQuestion>(
  engine: Engine,
  question: Q,
  request: RawRequest<Q>,
): Promise<RawAnswer<Q>> {
  const { answer } = await engine.ask(question, request);
  if (!answer) throw new Error(`the network has no answer to "${question}"`);
  return answer;
}

/** The WebAssembly builds of the installed package. */
export function nodeWasmPaths(): WasmPaths {
  const find = createRequire(import.meta.url).resolve;
  return {
    plain: find("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm"),
    simd: find("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm"),
  };
}
