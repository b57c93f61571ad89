// A worker thread does not inherit tsx, so it fetches it for the one module that it runs.
import { tsImport } from "tsx/esm/api";

await tsImport("./worker.ts", import.meta.url);
