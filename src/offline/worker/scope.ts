import type { PrecacheEntry } from "workbox-precaching";

/** The service worker's global object. */
export type WorkerScope = ServiceWorkerGlobalScope & {
  /** The files of the shell with their sums: the build replaces this name by the list. */
  readonly __WB_MANIFEST: PrecacheEntry[];
};

export const scope = self as unknown as WorkerScope;
