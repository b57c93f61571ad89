import { deleteDB, type IDBPDatabase, openDB } from "idb";
import { KeepFault } from "../app/keeping-ports";

export interface ConnectionOptions {
  readonly name: string;
  /** The database's only store: texts or records under numeric keys. */
  readonly store: string;
  /** Longest wait for a response, in ms. A hung database never responds. */
  readonly patience?: number;
}

export interface Connection {
  /** Runs work on the open database, reopening it if the browser has closed it. @throws KeepFault (as a rejection) */
  use<R>(work: (database: IDBPDatabase) => Promise<R>): Promise<R>;
  /** Deletes the whole database. @throws KeepFault (as a rejection) */
  drop(): Promise<void>;
}

const VERSION = 1;

/**
 * A database that may be closed by the browser, hang, or belong to a newer game. It closes when another tab wants to
 * upgrade it, reopens when next needed, and never makes anybody wait forever.
 */
export function connect({ name, store, patience = 6000 }: ConnectionOptions): Connection {
  let current: Promise<IDBPDatabase> | null = null;

  const openAt = (version: number | undefined): Promise<IDBPDatabase> =>
    openDB(name, version, {
      upgrade: (database) => {
        if (!database.objectStoreNames.contains(store)) database.createObjectStore(store, { autoIncrement: true });
      },
      // Another tab wants to upgrade or delete it.
      blocking: (_now, _wanted, event) => {
        (event.target as IDBDatabase).close();
        current = null;
      },
      terminated: () => {
        current = null;
      },
    });

  const forget = (which: Promise<IDBPDatabase>): void => {
    if (current === which) current = null;
  };

  const open = (): Promise<IDBPDatabase> => {
    if (current) return current;
    if (typeof indexedDB === "undefined") return Promise.reject(new KeepFault("unavailable", "no IndexedDB"));
    const opening = openAt(VERSION).catch((error: unknown) => {
      // A newer game has upgraded it. Its data under the same name can still be read and erased.
      if (nameOf(error) === "VersionError") return openAt(undefined);
      throw error;
    });
    current = opening;
    opening.catch(() => forget(opening));
    return opening;
  };

  const attempt = async <R>(work: (database: IDBPDatabase) => Promise<R>): Promise<R> => {
    const opening = open();
    try {
      return await inTime(opening.then(work), patience);
    } catch (error) {
      if (error instanceof KeepFault && error.reason === "silent") {
        forget(opening);
        // If it opens after all, close it: nobody is waiting any more.
        opening.then((database) => database.close()).catch(() => {});
      }
      throw error;
    }
  };

  return {
    use: async (work) => {
      try {
        return await attempt(work);
      } catch (error) {
        // InvalidStateError: the connection was closed without an event.
        if (nameOf(error) !== "InvalidStateError") throw asFault(error);
        current = null;
        return await attempt(work).catch((second: unknown) => {
          throw asFault(second);
        });
      }
    },
    drop: async () => {
      const open = current;
      current = null;
      open?.then((database) => database.close()).catch(() => {});
      await inTime(deleteDB(name), patience).catch((error: unknown) => {
        throw asFault(error);
      });
    },
  };
}

function inTime<R>(answer: Promise<R>, patience: number): Promise<R> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new KeepFault("silent", `no answer within ${patience} ms`)), patience);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "");

/** What went wrong, in the terms shown to the player. */
function asFault(error: unknown): KeepFault {
  if (error instanceof KeepFault) return error;
  const name = nameOf(error);
  const detail = error instanceof Error ? `${name}: ${error.message}` : String(error);
  if (name === "QuotaExceededError") return new KeepFault("full", detail);
  // Some private windows define indexedDB but refuse to open it.
  if (name === "SecurityError" || name === "InvalidStateError") return new KeepFault("unavailable", detail);
  return new KeepFault("broken", detail);
}
