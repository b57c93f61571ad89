import {
  IDBCursor,
  IDBDatabase,
  IDBFactory,
  IDBIndex,
  IDBKeyRange,
  IDBObjectStore,
  IDBRequest,
  IDBTransaction,
} from "fake-indexeddb";
import { vi } from "vitest";

/** Gives this process a browser's IndexedDB, empty; `vi.unstubAllGlobals` takes it away again. */
export function stubDatabase(): void {
  const types = { IDBCursor, IDBDatabase, IDBIndex, IDBKeyRange, IDBObjectStore, IDBRequest, IDBTransaction };
  for (const [name, type] of Object.entries(types)) vi.stubGlobal(name, type);
  vi.stubGlobal("indexedDB", new IDBFactory());
}

/** Opens a database as another tab, or another version of the game, would. */
export function openRaw(
  name: string,
  version: number,
  upgrade: (db: globalThis.IDBDatabase) => void = () => {},
): Promise<globalThis.IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** A database as version 0.3 of the game made it: one store with growing keys. */
export async function layOld(name: string, store: string, values: readonly unknown[]): Promise<void> {
  const db = await openRaw(name, 1, (made) => made.createObjectStore(store, { autoIncrement: true }));
  const change = db.transaction(store, "readwrite");
  for (const value of values) change.objectStore(store).add(value);
  await new Promise<void>((resolve, reject) => {
    change.oncomplete = () => resolve();
    change.onerror = () => reject(change.error);
  });
  db.close();
}

/** From now on the disk is full. */
export function fillDisk(): void {
  vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(() => {
    throw new DOMException("the disk is full", "QuotaExceededError");
  });
}
