import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { ArchivePort } from "../app/ports";
import type { TrialRecord } from "../core/trial/record";

interface Schema extends DBSchema {
  records: { key: number; value: TrialRecord };
}

const NAME = "glimpse";
const VERSION = 1;

/**
 * Every trial record of this browser, in IndexedDB, in the order they were made. Where there is no IndexedDB (some
 * private windows) records live until the page is closed, and `add` rejects once so that the player can be told.
 */
export function createArchive(): ArchivePort {
  const loose: TrialRecord[] = [];
  let database: Promise<IDBPDatabase<Schema>> | null = null;
  const open = () => {
    database ??= openDB<Schema>(NAME, VERSION, {
      upgrade: (db) => {
        db.createObjectStore("records", { autoIncrement: true });
      },
      // A newer game in another tab waits for this one to let go.
      blocking: (_held, _wanted, { target }) => (target as IDBDatabase).close(),
    });
    return database;
  };
  return {
    add: async (record) => {
      try {
        await (await open()).add("records", record);
      } catch (error) {
        loose.push(record);
        throw error;
      }
    },
    all: async () => {
      try {
        return [...(await (await open()).getAll("records")), ...loose];
      } catch {
        return loose;
      }
    },
    clear: async () => {
      loose.length = 0;
      try {
        await (await open()).clear("records");
      } catch {
        // There was nothing to clear that could be reached.
      }
    },
  };
}
