import type { Kysely, Transaction } from "kysely";
import { GroupCommit, type Row } from "./group-commit.ts";
import { CodeTaken, type Journal, type JournalEntry, type KeptSession, NotKept } from "./journal.ts";
import type { JournalTables } from "./schema.ts";

/** What differs between the databases. */
export interface DatabaseManners {
  /** What an error of the driver says about the rows. */
  violation(error: unknown): "double" | "no-session" | null;
  /** Why it cannot be written or read, as a sentence. */
  sentence(error: unknown, what: "kept" | "read"): string;
  /** Within the transaction that removed sessions. */
  markErased?(transaction: Transaction<JournalTables>): Promise<void>;
  /** Removes what deleted rows have left in files, if there is anything. */
  scrub(db: Kysely<JournalTables>): Promise<void>;
  beforeClosing?(db: Kysely<JournalTables>): Promise<void>;
}

/** SQLite takes 32 766 parameters a statement, PostgreSQL 65 535. */
const ROWS_A_STATEMENT = 500;

export class KyselyJournal implements Journal {
  readonly #commits: GroupCommit;
  #closed = false;

  constructor(
    private readonly db: Kysely<JournalTables>,
    private readonly manners: DatabaseManners,
  ) {
    this.#commits = new GroupCommit(
      (rows) => this.#insert(rows),
      (error, session) => this.#notKept(error, session),
    );
  }

  async open(session: KeptSession): Promise<void> {
    this.#refuseClosed();
    for (const time of [session.openedAt, session.endedAt, session.purgeAt])
      if (time !== null) checkWhole("a time", time);
    try {
      await this.db
        .insertInto("class_session")
        .values({
          id: session.id,
          code: session.code,
          opened_at: session.openedAt,
          ended_at: session.endedAt,
          purge_at: session.purgeAt,
        })
        .execute();
    } catch (error) {
      if (this.manners.violation(error) !== "double") throw this.#notKept(error, session.id);
      const other = await this.byCode(session.code);
      if (other && other.id !== session.id) throw new CodeTaken(session.code);
      throw new NotKept("conflict", `The class session ${session.id} has been opened already.`, error);
    }
  }

  async append(session: string, entries: readonly JournalEntry[]): Promise<void> {
    this.#refuseClosed();
    if (entries.length === 0) return;
    let last = -1;
    const rows = entries.map(({ seq, at, body }): Row => {
      checkWhole("a time", at);
      checkWhole("an entry's number", seq);
      if (seq <= last) throw new NotKept("invalid", `Entry ${seq} may not come after entry ${last}.`);
      last = seq;
      return { session, seq, at, body: toJson(body, seq) };
    });
    await this.#commits.add(session, rows);
  }

  async read(session: string): Promise<readonly JournalEntry[]> {
    const rows = await this.#read(() =>
      this.db
        .selectFrom("class_entry")
        .select(["seq", "at", "body"])
        .where("session", "=", session)
        .orderBy("seq")
        .execute(),
    );
    return rows.map(({ seq, at, body }) => ({ seq: Number(seq), at: Number(at), body: JSON.parse(body) as unknown }));
  }

  byId(id: string): Promise<KeptSession | null> {
    return this.#session("id", id);
  }

  byCode(code: string): Promise<KeptSession | null> {
    return this.#session("code", code);
  }

  async #session(by: "id" | "code", value: string): Promise<KeptSession | null> {
    const row = await this.#read(() =>
      this.db.selectFrom("class_session").selectAll().where(by, "=", value).executeTakeFirst(),
    );
    return row ? toSession(row) : null;
  }

  async openSessions(): Promise<readonly KeptSession[]> {
    const rows = await this.#read(() =>
      this.db.selectFrom("class_session").selectAll().orderBy("opened_at").orderBy("id").execute(),
    );
    return rows.map(toSession);
  }

  async end(session: string, endedAt: number, purgeAt: number): Promise<void> {
    this.#refuseClosed();
    for (const time of [endedAt, purgeAt]) checkWhole("a time", time);
    await this.#write(session, () =>
      this.db
        .updateTable("class_session")
        .set({ ended_at: endedAt, purge_at: purgeAt })
        .where("id", "=", session)
        .execute(),
    );
  }

  async purge(now: number, staleMs: number): Promise<number> {
    this.#refuseClosed();
    const latest = now - staleMs;
    const removed = await this.#write("", () =>
      this.db.transaction().execute(async (transaction) => {
        const gone = await transaction
          .deleteFrom("class_session")
          .where((where) =>
            where.or([
              where("purge_at", "<=", now),
              where.and([
                where("ended_at", "is", null),
                where("opened_at", "<", latest),
                where.not(
                  where.exists(
                    where
                      .selectFrom("class_entry")
                      .select("seq")
                      .whereRef("class_entry.session", "=", "class_session.id")
                      .where("class_entry.at", ">=", latest),
                  ),
                ),
              ]),
            ]),
          )
          .returning("id")
          .execute();
        await transaction
          .deleteFrom("class_lease")
          .where("until", "<", now)
          .where("session", "not in", (kept) => kept.selectFrom("class_session").select("id"))
          .execute();
        const ids = gone.map(({ id }) => id);
        if (ids.length > 0) {
          await transaction.deleteFrom("class_lease").where("session", "in", ids).execute();
          await this.manners.markErased?.(transaction);
        }
        return ids.length;
      }),
    );
    await this.#write("", () => this.manners.scrub(this.db));
    return removed;
  }

  async lease(session: string, owner: string, until: number, now: number): Promise<boolean> {
    this.#refuseClosed();
    checkWhole("a time", until);
    const result = await this.#write(session, () =>
      this.db
        .insertInto("class_lease")
        .values({ session, owner, until })
        .onConflict((conflict) =>
          conflict
            .column("session")
            .doUpdateSet({ owner, until })
            .where((where) =>
              where.or([where("class_lease.owner", "=", owner), where("class_lease.until", "<=", now)]),
            ),
        )
        .executeTakeFirst(),
    );
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  async release(session: string, owner: string): Promise<void> {
    this.#refuseClosed();
    await this.#write(session, () =>
      this.db.deleteFrom("class_lease").where("session", "=", session).where("owner", "=", owner).execute(),
    );
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#commits.idle();
    await this.manners.beforeClosing?.(this.db);
    await this.db.destroy();
  }

  async #insert(rows: readonly Row[]): Promise<void> {
    const insert = (db: Kysely<JournalTables>, some: readonly Row[]) =>
      db.insertInto("class_entry").values(some).execute();
    // A statement alone is a transaction.
    if (rows.length <= ROWS_A_STATEMENT) await insert(this.db, rows);
    else
      await this.db.transaction().execute(async (transaction) => {
        for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT)
          await insert(transaction, rows.slice(from, from + ROWS_A_STATEMENT));
      });
  }

  async #read<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw new Error(this.manners.sentence(error, "read"), { cause: error });
    }
  }

  async #write<T>(session: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.#notKept(error, session);
    }
  }

  #notKept(error: unknown, session: string): NotKept {
    if (error instanceof NotKept) return error;
    switch (this.manners.violation(error)) {
      case "double":
        return new NotKept("conflict", `Another process has written to the class session ${session}.`, error);
      case "no-session":
        return new NotKept("unknown", `There is no class session ${session}; it may have been purged.`, error);
      default:
        return new NotKept("storage", this.manners.sentence(error, "kept"), error);
    }
  }

  #refuseClosed(): void {
    if (this.#closed) throw new NotKept("storage", "The journal of class sessions has been closed.");
  }
}

function toSession(row: JournalTables["class_session"]): KeptSession {
  const orNull = (value: number | string | null) => (value === null ? null : Number(value));
  return {
    id: row.id,
    code: row.code,
    openedAt: Number(row.opened_at),
    endedAt: orNull(row.ended_at),
    purgeAt: orNull(row.purge_at),
  };
}

function checkWhole(what: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new NotKept("invalid", `${what} must be a whole number from 0 on, not ${value}.`);
}

function toJson(body: unknown, seq: number): string {
  let json: string | undefined;
  let why = "is nothing that JSON can hold";
  try {
    json = JSON.stringify(body);
  } catch (error) {
    why = `does not fit into JSON: ${(error as Error).message}`;
  }
  if (json === undefined) throw new NotKept("invalid", `Entry ${seq} ${why}.`);
  return json;
}
