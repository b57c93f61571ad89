import { deleteDB, type IDBPDatabase, openDB } from "idb";
import { KeepFault } from "../app/ports";

export interface ConnectionOptions {
  readonly name: string;
  /** The one store of this database: texts or records under numbers. */
  readonly store: string;
  /** How long an answer may take, in ms. A database that hangs says nothing at all. */
  readonly patience?: number;
}

export interface Connection {
  /** Works on the open database, opened again where the browser has closed it. @throws KeepFault (as a rejection) */
  use<R>(work: (database: IDBPDatabase) => Promise<R>): Promise<R>;
  /** Takes the whole database away. @throws KeepFault (as a rejection) */
  drop(): Promise<void>;
}

const VERSION = 1;

/**
 * A database that may be closed under our hands, hang, or belong to a newer game. It gives way when another tab wants to
 * upgrade it, is opened again when it is next needed, and never keeps anybody waiting for ever.
 */
export function connect({ name, store, patience = 6000 }: ConnectionOptions): Connection {
  let current: Promise<IDBPDatabase> | null = null;

  const openAt = (version: number | undefined): Promise<IDBPDatabase> =>
    openDB(name, version, {
      upgrade: (database) => {
        if (!database.objectStoreNames.contains(store)) database.createObjectStore(store, { autoIncrement: true });
      },
      // Another tab wants to upgrade or to delete it.
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
      // A newer game has been here. What it keeps under the same name can still be read and erased.
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
        // Should it come after all, nobody wants it any more.
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
        // InvalidStateError: the connection was closed, and nobody told us.
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

/** What went wrong, in the terms in which the player is told. */
function asFault(error: unknown): KeepFault {
  if (error instanceof KeepFault) return error;
  const name = nameOf(error);
  const detail = error instanceof Error ? `${name}: ${error.message}` : String(error);
  if (name === "QuotaExceededError") return new KeepFault("full", detail);
  // Some private windows have the name and refuse the thing.
  if (name === "SecurityError" || name === "InvalidStateError") return new KeepFault("unavailable", detail);
  return new KeepFault("broken", detail);
}
