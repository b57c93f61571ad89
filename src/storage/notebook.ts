import type { NotebookPort } from "../app/keeping-ports";
import { createShelf, type ShelfOptions } from "./shelf";

/**
 * The field notebook's pages in IndexedDB, as texts. In a separate database, so that neither it nor the archive waits
 * for the other's upgrades.
 */
export function createNotebookStorage(options: Partial<ShelfOptions> = {}): NotebookPort {
  const shelf = createShelf({ name: "glimpse-notebook", store: "pages", ...options });
  return {
    add: (text) => shelf.add(text),
    all: async () => {
      const { rows, waiting, fault } = await shelf.all();
      const pages = [...rows, ...waiting].map(({ id, value }) => ({
        id,
        text: typeof value === "string" ? value : JSON.stringify(value),
      }));
      return { pages, fault };
    },
    remove: (id) => shelf.remove(id),
    clear: () => shelf.clear(),
    forget: () => shelf.forget(),
    onUnkept: (listener) => shelf.onUnkept(listener),
  };
}
