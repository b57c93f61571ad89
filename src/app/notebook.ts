import { type NotebookEntry, notebookFormat, readPage } from "../content/notebook";
import { writeSaved } from "../content/saved";
import type { NotebookPort } from "./ports";
import type { NotebookStore } from "./stores/notebook-store";

/** The field notebook: what it does with its pages. */
export interface Notebook {
  write(entry: NotebookEntry): Promise<void>;
  /** Reads every page anew. */
  open(): Promise<void>;
  tear(id: number): Promise<void>;
  clear(): Promise<void>;
}

export function createNotebook(port: NotebookPort, store: NotebookStore): Notebook {
  const open = async (): Promise<void> => {
    try {
      const kept = await port.all();
      store.setState({ pages: kept.map(({ id, text }) => readPage(id, text)), status: "open" });
    } catch {
      store.setState({ status: "unreachable" });
    }
  };
  return {
    open,
    write: async (entry) => {
      await port.add(writeSaved(entry, notebookFormat));
      await open();
    },
    tear: async (id) => {
      await port.remove(id);
      await open();
    },
    clear: async () => {
      await port.clear();
      store.setState({ pages: [] });
    },
  };
}
