import { enterWorker } from "../app/worker-entry";
import type { NetScope } from "./serve";

enterWorker(self as unknown as NetScope, async () => (await import("./browser-serve")).serveHere);
