import type { ArchivePort } from "../app/keeping-ports";
import { readRecord } from "../content/kept-record";
import type { TrialRecord } from "../core/trial/record";
import { createShelf, type ShelfOptions } from "./shelf";

/**
 * Every trial record of this browser, in IndexedDB, in the order they were made. A record that cannot be written waits
 * in memory and is retried until it succeeds; stored values that are not records are returned separately.
 */
export function createArchive(options: Partial<ShelfOptions> = {}): ArchivePort {
  const shelf = createShelf({ name: "glimpse", store: "records", ...options });
  return {
    add: (record) => shelf.add(record),
    all: async () => {
      const { rows, unreadable, waiting, fault } = await shelf.all();
      const records: TrialRecord[] = [];
      const damaged: unknown[] = [];
      for (const { value } of [...rows, ...waiting]) {
        const record = readRecord(value);
        if (record) records.push(record);
        else damaged.push(value);
      }
      return { records, damaged, unreadable, fault };
    },
    clear: () => shelf.clear(),
    forget: () => shelf.forget(),
    onUnkept: (listener) => shelf.onUnkept(listener),
  };
}
