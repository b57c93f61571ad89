import type { StoreApi } from "zustand/vanilla";

/** A store as the rest of the house knows it, so that zustand's name stands in this folder alone. */
export type Store<T> = StoreApi<T>;
