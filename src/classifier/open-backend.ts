import * as tf from "@tensorflow/tfjs-core";
import { loadCode } from "../content/load-code";
import type { BackendName } from "../content/net-choice";
import { retry } from "../content/retry";
import { type Backend, choose } from "./backend";
import { asFailure } from "./failure";
import { openWebgl } from "./webgl";

/** Addresses of the two WebAssembly builds, or paths in Node. */
export interface WasmPaths {
  readonly plain: string;
  readonly simd: string;
}

/**
 * Loads and opens one backend; the others are not fetched. @throws NetFailure `no-backend` when this thread cannot use
 * it
 */
export async function openBackend(name: BackendName, wasmPaths: WasmPaths, onLost?: () => void): Promise<Backend> {
  try {
    if (name === "webgl") return await openWebgl(onLost);
    if (name === "wasm") await prepareWasm(wasmPaths);
    else await loadCode(() => import("@tensorflow/tfjs-backend-cpu"));
    // TensorFlow.js fetches the WebAssembly itself.
    if (name === "wasm") await retry(() => choose(name), { mayPass: () => true });
    else await choose(name);
  } catch (error) {
    throw asFailure(error, "no-backend");
  }
  return {
    read: (tensor) => tensor.data<"float32">(),
    lost: () => false,
    loseContext: () => false,
    close: () => undefined,
  };
}

async function prepareWasm({ plain, simd }: WasmPaths): Promise<void> {
  const { setWasmPaths } = await loadCode(() => import("@tensorflow/tfjs-backend-wasm"));
  // The threaded build starts workers from its own source text, which bundlers break.
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  setWasmPaths({
    "tfjs-backend-wasm.wasm": plain,
    "tfjs-backend-wasm-simd.wasm": simd,
    "tfjs-backend-wasm-threaded-simd.wasm": simd,
  });
}
