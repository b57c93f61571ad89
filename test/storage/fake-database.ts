import "fake-indexeddb/auto";
import { forceCloseDatabase, IDBFactory } from "fake-indexeddb";
import type { TrialRecord } from "../../src/core/trial/record";
import { frames, hertz, ms } from "../../src/core/units";

/** A browser's IndexedDB that can be closed, hang, refuse and run out of room. */
export interface FakeBrowser {
  /** Closes every open connection, as a browser does when its data is cleared or its process dies. */
  close(): void;
  /** While true, nothing is answered. */
  hang(on: boolean): void;
  /** While set, every write fails with an error of this name. */
  refuse(name: string | null): void;
}

/** Puts an empty IndexedDB in place. */
export function fakeBrowser(): FakeBrowser {
  const factory = new IDBFactory();
  const open = factory.open.bind(factory);
  const connections: IDBDatabase[] = [];
  let hanging = false;
  let refusal: string | null = null;
  factory.open = ((name: string, version?: number) => {
    if (hanging) return silentRequest();
    const request = open(name, version);
    request.addEventListener("success", () => {
      const database = request.result as unknown as IDBDatabase;
      connections.push(database);
      const transact = database.transaction.bind(database);
      database.transaction = ((stores: string | string[], mode?: IDBTransactionMode) => {
        if (refusal && mode === "readwrite") throw new DOMException("not now", refusal);
        return transact(stores, mode);
      }) as IDBDatabase["transaction"];
    });
    return request;
  }) as typeof factory.open;
  globalThis.indexedDB = factory as unknown as IDBFactory & typeof globalThis.indexedDB;
  return {
    close: () => {
      for (const database of connections.splice(0)) forceCloseDatabase(database as never);
    },
    hang: (on) => {
      hanging = on;
      if (on) for (const database of connections) occupy(database, () => hanging);
    },
    refuse: (name) => {
      refusal = name;
    },
  };
}

const silentRequest = () => new IDBOpenDBRequest() as never;

/** A transaction that never ends keeps all others on its store waiting, until it is let go. */
function occupy(database: IDBDatabase, isHanging: () => boolean): void {
  const [name] = [...database.objectStoreNames];
  let store: IDBObjectStore;
  try {
    store = database.transaction(name as string, "readwrite").objectStore(name as string);
  } catch {
    // This connection is closed already.
    return;
  }
  const again = () => {
    if (isHanging()) store.get(0).onsuccess = again;
  };
  again();
}

/** Lays values into a database as they are, as an earlier visit or a newer game would have. */
export async function lay(name: string, store: string, values: readonly unknown[], version = 1): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      if (!request.result.objectStoreNames.contains(store))
        request.result.createObjectStore(store, { autoIncrement: true });
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      const writing = database.transaction(store, "readwrite");
      for (const value of values) writing.objectStore(store).add(value);
      writing.oncomplete = () => {
        database.close();
        resolve();
      };
    };
  });
}

/** A record like those that the game makes. */
export function recordOf(index: number, more: Partial<TrialRecord> = {}): TrialRecord {
  return {
    schema: 1,
    subject: "p1",
    session: "2026-01-01T00:00:00Z",
    level: "first-glance",
    levelVersion: 1,
    seed: "7",
    trial: {
      id: `first-glance:7:${index}`,
      index,
      practice: false,
      condition: "standard",
      stimulus: {} as never,
      imageName: `image-${index}.webp`,
      timing: { fixation: ms(500), exposure: ms(100), gap: ms(0), mask: ms(200), deadline: ms(5000) },
      maskSeed: "m",
      choices: ["cat", "dog"],
      answer: "cat",
    },
    attempt: 1,
    stimulusHash: "00",
    presentation: {
      refresh: hertz(60),
      askedFrames: { fixation: frames(30), exposure: frames(6), gap: frames(0), mask: frames(12) },
      onset: ms(1000),
      offset: ms(1100),
      shownFrames: frames(6),
      shown: ms(100),
      intervals: [],
      droppedFrames: frames(0),
      verdict: { kind: "exact" },
    },
    outcome: "answered",
    valid: true,
    invalidReason: null,
    response: { choice: "cat", rt: ms(500), device: "keyboard" },
    correct: true,
    net: null,
    at: "2026-01-01T00:00:00Z",
    appVersion: "0",
    ...more,
  };
}
