import { enterWorker } from "../app/worker-entry";
import type { NetScope } from "./serve";

enterWorker(self as unknown as NetScope, async () => {
  const [{ serveNet }, { wasmFiles }] = await Promise.all([import("./serve"), import("./wasm-files")]);
  return (scope) => serveNet(scope, wasmFiles);
});
