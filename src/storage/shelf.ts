import type { IDBPDatabase } from "idb";
import { KeepFault, type Unkept } from "../app/ports";
import { type Connection, type ConnectionOptions, connect } from "./connection";

export interface ShelfRow {
  readonly id: number;
  readonly value: unknown;
}

export interface ShelfContent {
  /** What lies in the database, in the order in which it was added. */
  readonly rows: readonly ShelfRow[];
  /** How many of its values the browser itself cannot read. */
  readonly unreadable: number;
  /** What waits in memory to be written. */
  readonly waiting: readonly ShelfRow[];
  /** Why the database could not be read; then `rows` is empty, whatever it holds. */
  readonly fault: KeepFault | null;
}

/** Values in one store of a database of their own. */
export interface Shelf {
  /** Resolves once the value lies in the database. @throws KeepFault while it does not: it waits, and is tried again */
  add(value: unknown): Promise<void>;
  /** Never rejects. */
  all(): Promise<ShelfContent>;
  remove(id: number): Promise<void>;
  /** Resolves only when nothing is left. @throws KeepFault (as a rejection) */
  clear(): Promise<void>;
  /** Drops what waits: it has been erased elsewhere. */
  forget(): void;
  onUnkept(listener: (unkept: Unkept | null) => void): void;
}

export interface ShelfOptions extends ConnectionOptions {
  /** How long until a refused write is tried again, in ms; doubled each time, up to a minute. */
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

  /** Writes all that waits, in order. @returns why something still waits */
  const writeAll = async (): Promise<KeepFault | null> => {
    let fault: KeepFault | null = null;
    for (let item = waiting[0]; item; item = waiting.find(({ id }) => id > (item as Waiting).id)) {
      try {
        await write(connection, store, item);
        const at = waiting.indexOf(item);
        if (at >= 0) waiting.splice(at, 1);
      } catch (error) {
        fault = error as KeepFault;
        // One value that is refused does not keep the others waiting; a database that is away does.
        if (fault.reason !== "broken") break;
      }
    }
    return fault;
  };

  const flush = (): Promise<KeepFault | null> => {
    flushing ??= writeAll().then((fault) => {
      flushing = null;
      clearTimeout(timer);
      pause = fault ? Math.min(pause * 2, LONGEST_RETRY) : retry;
      if (waiting.length > 0) timer = setTimeout(flush, pause / 2);
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
      // A write that was under way may have passed it by.
      let fault = await flush();
      if (!fault && waiting.includes(item)) fault = await flush();
      if (fault && waiting.includes(item)) throw fault;
    },
    all: async () => {
      try {
        const { rows, unreadable } = await connection.use((database) => readAll(database, store));
        // What has been written, but not crossed off yet, is one thing all the same.
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
      // Where there is no IndexedDB nothing was ever kept.
      if (typeof indexedDB === "undefined") return;
      try {
        const left = await connection.use(async (database) => {
          await database.clear(store);
          return database.count(store);
        });
        if (left > 0) throw new KeepFault("broken", `${left} are still there`);
      } catch (error) {
        // A database that cannot be opened may still be one that can be thrown away.
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
 * A number for the next value, so that it has its place before it is written: a write that seemed to hang and landed all
 * the same is then found again, not doubled. The last digits keep two tabs apart.
 */
function laterThan(last: number): number {
  return Math.max(Date.now() * 1000 + Math.floor(Math.random() * 1000), last + 1);
}

async function write(connection: Connection, store: string, item: Waiting): Promise<void> {
  for (;;) {
    const { id, value } = item;
    try {
      await connection.use((database) => database.add(store, value, id));
      return;
    } catch (error) {
      if (!(error instanceof KeepFault) || !error.message.startsWith("ConstraintError")) throw error;
      const there = await connection.use((database) => database.get(store, id));
      if (JSON.stringify(there) === JSON.stringify(value)) return;
      item.id += 1;
    }
  }
}

async function readAll(database: IDBPDatabase, store: string): Promise<{ rows: ShelfRow[]; unreadable: number }> {
  const keys = (await database.getAllKeys(store)) as number[];
  try {
    const values = await database.getAll(store);
    if (values.length === keys.length) return { rows: keys.map((id, i) => ({ id, value: values[i] })), unreadable: 0 };
  } catch (error) {
    if (error instanceof Error && error.name === "InvalidStateError") throw error;
    // One value that the browser has spoilt fails them all: one by one the others can be had.
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
