import type { TrialRecord } from "../core/trial/record";

/**
 * Why something could not be saved or read: no store (some private windows), no space, no response, or a damaged store.
 */
export type KeepTrouble = "unavailable" | "full" | "silent" | "broken";

export class KeepFault extends Error {
  constructor(
    readonly reason: KeepTrouble,
    detail: string,
  ) {
    super(detail);
  }
}

/** Data held in memory because it could not be written; writing is retried. */
export interface Unkept {
  readonly count: number;
  readonly reason: KeepTrouble;
}

interface KeepingPort {
  /** Called whenever a write fails or succeeds; null once nothing is waiting. */
  onUnkept(listener: (unkept: Unkept | null) => void): void;
  /**
   * Resolves only when everything is gone. @throws KeepFault (as a rejection) when it is not, or cannot be confirmed
   */
  clear(): Promise<void>;
  /** Drops pending writes: another tab has erased the data. */
  forget(): void;
}

/** What the archive can return. */
export interface KeptRecords {
  readonly records: readonly TrialRecord[];
  /** Stored entries that are not valid records, unchanged. */
  readonly damaged: readonly unknown[];
  /** Number of further entries that the browser itself cannot read. */
  readonly unreadable: number;
  /** Why the archive could not be read; then `records` holds only this visit's unwritten ones. */
  readonly fault: KeepFault | null;
}

/** Stores records between visits. */
export interface ArchivePort extends KeepingPort {
  /** Resolves when the record is written. @throws KeepFault (as a rejection) when the write has to wait */
  add(record: TrialRecord): Promise<void>;
  /** Never rejects. */
  all(): Promise<KeptRecords>;
}

/** A stored page of the field notebook: text, interpreted by `content/notebook.ts`. */
export interface KeptPage {
  readonly id: number;
  readonly text: string;
}

/** Stores the field notebook between visits. */
export interface NotebookPort extends KeepingPort {
  add(text: string): Promise<void>;
  /** In the order written. Never rejects; on a fault, returns only the unwritten ones. */
  all(): Promise<{ readonly pages: readonly KeptPage[]; readonly fault: KeepFault | null }>;
  remove(id: number): Promise<void>;
}
