import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { KeptPage, NotebookPort } from "../app/ports";

interface Schema extends DBSchema {
  pages: { key: number; value: string };
}

/**
 * The field notebook's pages in IndexedDB, as texts. A database of its own, so that neither it nor the archive waits for
 * the other's upgrades. Where there is none, pages live until the page is closed, and `add` rejects.
 */
export function createNotebookStorage(): NotebookPort {
  const loose: KeptPage[] = [];
  let database: Promise<IDBPDatabase<Schema>> | null = null;
  const open = () => {
    database ??= openDB<Schema>("glimpse-notebook", 1, {
      upgrade: (db) => {
        db.createObjectStore("pages", { autoIncrement: true });
      },
      // A newer game in another tab waits for this one to let go.
      blocking: (_held, _wanted, { target }) => (target as IDBDatabase).close(),
    });
    return database;
  };
  return {
    add: async (text) => {
      try {
        await (await open()).add("pages", text);
      } catch (error) {
        loose.push({ id: -1 - loose.length, text });
        throw error;
      }
    },
    all: async () => {
      try {
        const db = await open();
        const [keys, texts] = await Promise.all([db.getAllKeys("pages"), db.getAll("pages")]);
        return [...keys.map((id, i) => ({ id, text: texts[i] ?? "" })), ...loose];
      } catch (error) {
        if (loose.length === 0) throw error;
        return loose;
      }
    },
    remove: async (id) => {
      const at = loose.findIndex((page) => page.id === id);
      if (at >= 0) loose.splice(at, 1);
      else await (await open()).delete("pages", id);
    },
    clear: async () => {
      loose.length = 0;
      try {
        await (await open()).clear("pages");
      } catch {
        // There was nothing to clear that could be reached.
      }
    },
  };
}
