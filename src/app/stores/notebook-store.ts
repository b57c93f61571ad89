import { createStore, type StoreApi } from "zustand/vanilla";
import type { NotebookPage } from "../../content/notebook";

export interface NotebookState {
  /** In the order written. */
  readonly pages: readonly NotebookPage[];
  /** Whether the pages are not yet requested, loaded or unreachable. */
  readonly status: "closed" | "open" | "unreachable";
}

export type NotebookStore = StoreApi<NotebookState>;

export function createNotebookStore(): NotebookStore {
  return createStore<NotebookState>(() => ({ pages: [], status: "closed" }));
}
