import type { StoreApi } from "zustand/vanilla";

/** A store as the rest of the code sees it, so that only this folder imports zustand. */
export type Store<T> = StoreApi<T>;
