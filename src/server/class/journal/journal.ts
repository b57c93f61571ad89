/** A class session as the journal knows it. Times are milliseconds since 1970, whole numbers. */
export interface KeptSession {
  readonly id: string;
  /** What players type; no two kept sessions share one. */
  readonly code: string;
  readonly openedAt: number;
  /** From when on purge() removes it; null while nobody has ended it. */
  readonly purgeAt: number | null;
  readonly endedAt: number | null;
}

export interface JournalEntry {
  /** Place within its session; the caller counts. */
  readonly seq: number;
  readonly at: number;
  /** What JSON can hold. */
  readonly body: unknown;
}

/** What class sessions are rebuilt from after a crash. Whatever fails says why in a sentence. */
export interface Journal {
  /** @throws CodeTaken when a kept session has this code; NotKept when it cannot be written */
  open(session: KeptSession): Promise<void>;
  /**
   * Resolves once the entries are on disk. Entries of one session keep the order of the calls, and several calls at once
   * share a transaction.
   * @throws NotKept with nothing of this call kept. Calls of the same session that wait behind it are refused with it,
   * so that no entry follows one that is missing.
   */
  append(session: string, entries: readonly JournalEntry[]): Promise<void>;
  /** @returns the entries in the order of seq; none of a session that is not kept */
  read(session: string): Promise<readonly JournalEntry[]>;
  /** The session of this id, ended or not, as long as it is not purged. */
  byId(id: string): Promise<KeptSession | null>;
  /** The session that has this code, ended or not, as long as it is not purged. */
  byCode(code: string): Promise<KeptSession | null>;
  /** Every session that is not purged, the oldest first; `endedAt` says which ones still run. */
  openSessions(): Promise<readonly KeptSession[]>;
  /** Sets when a session ended and when it goes; of one that is not kept, nothing. */
  end(session: string, endedAt: number, purgeAt: number): Promise<void>;
  /**
   * Removes everything about sessions whose purgeAt has come, and about those that nobody ended and that have had no
   * entry for `staleMs`; from the bytes of the file, too. That holds the event loop for about 20 ms a megabyte where
   * anything was removed, so it is best done while no picture is open. To erase a session at once: end(id, now, now), then purge(now, …).
   * @returns how many sessions
   */
  purge(now: number, staleMs: number): Promise<number>;
  /**
   * Lets one process alone hold a room.
   * @returns whether the owner has the session until `until`: it was free, its own, or its time was over at `now`
   */
  lease(session: string, owner: string, until: number, now: number): Promise<boolean>;
  /** Frees the session if it is this owner's. */
  release(session: string, owner: string): Promise<void>;
  /** Writes what waits, then closes; whatever comes later is refused. */
  close(): Promise<void>;
}

export class CodeTaken extends Error {
  override readonly name = "CodeTaken";
  constructor(readonly code: string) {
    super(`Another class session has the code ${code}.`);
  }
}

/**
 * Why nothing was kept. `conflict`: an entry with this seq is there already, so another process wrote: read again.
 * `unknown`: there is no such session, or it was purged. `invalid`: what was to be kept does not fit. `storage`: the disk
 * or the database server; where a connection broke during the commit, only read() says whether it went through.
 */
export type NotKeptReason = "conflict" | "unknown" | "invalid" | "storage";

export class NotKept extends Error {
  override readonly name = "NotKept";
  constructor(
    readonly reason: NotKeptReason,
    sentence: string,
    cause?: unknown,
  ) {
    super(sentence, cause === undefined ? undefined : { cause });
  }
}
