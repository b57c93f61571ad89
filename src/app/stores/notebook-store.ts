import { createStore, type StoreApi } from "zustand/vanilla";
import type { NotebookPage } from "../../content/notebook";

export interface NotebookState {
  /** In the order in which they were written. */
  readonly pages: readonly NotebookPage[];
  /** Where the pages stand: not asked for yet, read, or out of reach. */
  readonly status: "closed" | "open" | "unreachable";
}

export type NotebookStore = StoreApi<NotebookState>;

export function createNotebookStore(): NotebookStore {
  return createStore<NotebookState>(() => ({ pages: [], status: "closed" }));
}
