import { type NetScope, serveNet } from "./serve";
import { wasmFiles } from "./wasm-files";

/** The net's worker in a browser, where WebAssembly has addresses: one file to fetch instead of two. */
export const serveHere = (scope: NetScope): void => serveNet(scope, wasmFiles);
