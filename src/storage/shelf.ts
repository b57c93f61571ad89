import type { IDBPDatabase } from "idb";
import { KeepFault, type Unkept } from "../app/keeping-ports";
import { type ConnectionOptions, connect } from "./connection";

export interface ShelfRow {
  readonly id: number;
  readonly value: unknown;
}

export interface ShelfContent {
  /** The stored values, in the order added. */
  readonly rows: readonly ShelfRow[];
  /** Number of values that the browser itself cannot read. */
  readonly unreadable: number;
  /** Values waiting in memory to be written. */
  readonly waiting: readonly ShelfRow[];
  /** Why the database could not be read; then `rows` is empty. */
  readonly fault: KeepFault | null;
}

/** Values in the single store of their own database. */
export interface Shelf {
  /** Resolves once the value is stored. @throws KeepFault if it is not yet: it waits and is retried */
  add(value: unknown): Promise<void>;
  /** Never rejects. */
  all(): Promise<ShelfContent>;
  remove(id: number): Promise<void>;
  /** Resolves only when nothing is left. @throws KeepFault (as a rejection) */
  clear(): Promise<void>;
  /** Drops waiting values: they were erased elsewhere. */
  forget(): void;
  onUnkept(listener: (unkept: Unkept | null) => void): void;
}

export interface ShelfOptions extends ConnectionOptions {
  /** Delay before retrying a failed write, in ms; doubles each time, up to a minute. */
  readonly retry?: number;
}

interface Waiting {
  id: number;
  readonly value: unknown;
}

const LONGEST_RETRY = 60_000;

export function createShelf(options: ShelfOptions): Shelf {
  const { store, retry = 1000 } = options;
  const connection = connect(options);
  const waiting: Waiting[] = [];
  const listeners: ((unkept: Unkept | null) => void)[] = [];
  let flushing: Promise<KeepFault | null> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = retry;
  let last = 0;

  const tell = (fault: KeepFault | null): void => {
    const unkept = fault && waiting.length > 0 ? { count: waiting.length, reason: fault.reason } : null;
    for (const listener of listeners) listener(unkept);
  };

  const write = async (item: Waiting): Promise<void> => {
    const { id, value } = item;
    try {
      await connection.use(async (database) => {
        // Dropped while the database was opening: writing it now would bring back what was erased.
        if (waiting.includes(item)) await database.add(store, value, id);
      });
    } catch (error) {
      if (!(error instanceof KeepFault) || !error.message.startsWith("ConstraintError")) throw error;
      const there = await connection.use((database) => database.get(store, id));
      if (JSON.stringify(there) === JSON.stringify(value)) return;
      item.id += 1;
      await write(item);
    }
  };

  /** Writes all waiting values, in order. @returns why something still waits */
  const writeAll = async (): Promise<KeepFault | null> => {
    let fault: KeepFault | null = null;
    for (let item = waiting[0]; item; item = waiting.find(({ id }) => id > (item as Waiting).id)) {
      try {
        await write(item);
        const at = waiting.indexOf(item);
        if (at >= 0) waiting.splice(at, 1);
      } catch (error) {
        fault = error as KeepFault;
        // A refused value does not block the others; an unavailable database does.
        if (fault.reason !== "broken") break;
      }
    }
    return fault;
  };

  const flush = (): Promise<KeepFault | null> => {
    flushing ??= writeAll().then((fault) => {
      flushing = null;
      clearTimeout(timer);
      const wait = fault ? pause : retry;
      pause = fault ? Math.min(wait * 2, LONGEST_RETRY) : retry;
      if (waiting.length > 0) timer = setTimeout(flush, wait);
      tell(fault);
      return fault;
    });
    return flushing;
  };

  return {
    add: async (value) => {
      last = laterThan(last);
      const item = { id: last, value };
      waiting.push(item);
      // A write that was under way may have finished after it.
      let fault = await flush();
      if (!fault && waiting.includes(item)) fault = await flush();
      if (fault && waiting.includes(item)) throw fault;
    },
    all: async () => {
      try {
        const { rows, unreadable } = await connection.use((database) => readAll(database, store));
        // A value already written but still in the queue counts once.
        const there = new Set(rows.map(({ id }) => id));
        return { rows, unreadable, waiting: waiting.filter(({ id }) => !there.has(id)), fault: null };
      } catch (error) {
        return { rows: [], unreadable: 0, waiting: [...waiting], fault: error as KeepFault };
      }
    },
    remove: async (id) => {
      const at = waiting.findIndex((item) => item.id === id);
      if (at >= 0) waiting.splice(at, 1);
      await connection
        .use((database) => database.delete(store, id))
        .catch((error: unknown) => {
          if (at < 0) throw error;
        });
    },
    clear: async () => {
      forget();
      // Without IndexedDB nothing was ever stored.
      if (typeof indexedDB === "undefined") return;
      try {
        const left = await connection.use(async (database) => {
          let count = 0;
          // A newer game may keep more than this one knows of.
          for (const name of new Set([store, ...database.objectStoreNames])) {
            await database.clear(name);
            count += await database.count(name);
          }
          return count;
        });
        if (left > 0) throw new KeepFault("broken", `${left} are still there`);
      } catch (error) {
        // A database that cannot be opened can sometimes still be deleted.
        await connection.drop().catch(() => {
          throw error;
        });
      }
    },
    forget,
    onUnkept: (listener) => listeners.push(listener),
  };

  function forget(): void {
    waiting.length = 0;
    clearTimeout(timer);
    tell(null);
  }
}

/**
 * A key for the next value, assigned before it is written: a write that seemed to hang but succeeded is then
 * overwritten by its retry, not duplicated. The last digits keep two tabs apart.
 */
function laterThan(last: number): number {
  return Math.max(Date.now() * 1000 + Math.floor(Math.random() * 1000), last + 1);
}

async function readAll(database: IDBPDatabase, store: string): Promise<{ rows: ShelfRow[]; unreadable: number }> {
  const keys = (await database.getAllKeys(store)) as number[];
  try {
    const values = await database.getAll(store);
    if (values.length === keys.length) return { rows: keys.map((id, i) => ({ id, value: values[i] })), unreadable: 0 };
  } catch (error) {
    if (error instanceof Error && error.name === "InvalidStateError") throw error;
    // One corrupt value fails the whole read; one by one, the others can be read.
  }
  const rows: ShelfRow[] = [];
  for (const id of keys) {
    await database.get(store, id).then(
      (value) => rows.push({ id, value }),
      () => {},
    );
  }
  return { rows, unreadable: keys.length - rows.length };
}
