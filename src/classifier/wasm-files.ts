import plain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import type { WasmPaths } from "./open-backend";

/** Bundled addresses of the WebAssembly builds. */
export const wasmFiles: WasmPaths = { plain, simd };
