import { trialTable } from "../core/table/trial-table";
import type { TrialRecord } from "../core/trial/record";
import { recordColumns, recordRow } from "../core/trial/record-table";
import type { ArchivePort } from "./ports";

/** The player's records, and the way to be rid of them. */
export interface OwnData {
  /** Every record kept on this device, as a table. */
  csv(): Promise<string>;
  /** Every record kept on this device, in the order they were made. */
  records(): Promise<readonly TrialRecord[]>;
  count(): Promise<number>;
  /** Settings, progress, records and notebook. */
  erase(): Promise<void>;
}

/** @param eraseRest erases what does not lie in the archive */
export function createOwnData(archive: ArchivePort, eraseRest: () => Promise<void>): OwnData {
  return {
    csv: async () => trialTable(recordColumns, (await archive.all()).map(recordRow)),
    records: () => archive.all(),
    count: async () => (await archive.all()).length,
    erase: async () => {
      await archive.clear();
      await eraseRest();
    },
  };
}
