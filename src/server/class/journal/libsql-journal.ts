import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Kysely as Queries, SqliteDatabase, SqliteStatement } from "kysely";
import type Libsql from "libsql";
import type { Journal } from "./journal.ts";
import { Kysely, SqliteDialect, sql } from "./kysely.ts";
import { type DatabaseManners, KyselyJournal } from "./kysely-journal.ts";
import { migrate } from "./migrate.ts";
import type { JournalTables } from "./schema.ts";

type Database = Libsql.Database;
type OpenDatabase = (path: string) => Database;

/** What another process may take to finish its transaction; the server stands still for so long. */
const BUSY_MS = 2000;
/** Scrubbing can come later. */
const SCRUB_BUSY_MS = 50;

/**
 * The journal in a file, which is made where it is missing. A damaged file is moved aside and a fresh one begun.
 * @param say is told, in a sentence, when that happens
 * @throws Error with a sentence where no class session can be kept
 */
export async function openLibsqlJournal(file: string, say: (sentence: string) => void): Promise<Journal> {
  const path = resolve(file);
  const open = await loadLibsql();
  makePrivate(path);
  const db = openSound(path, open) ?? openFresh(path, open, say);
  const kysely = new Kysely<JournalTables>({ dialect: new SqliteDialect({ database: forKysely(db) }) });
  try {
    await migrate(kysely, `The journal ${path}`);
  } catch (error) {
    db.close();
    throw error;
  }
  return new KyselyJournal(kysely, mannersOf(path));
}

/** SQLite itself takes a transaction back when the disk is full; to do it again would hide why. */
function forKysely(db: Database): SqliteDatabase {
  const nothing: SqliteStatement = {
    reader: false,
    all: () => [],
    run: () => ({ changes: 0, lastInsertRowid: 0 }),
    iterate: () => [][Symbol.iterator](),
  };
  return {
    prepare: (text) => (text === "rollback" && !db.inTransaction ? nothing : db.prepare<unknown[]>(text)),
    close: () => db.close(),
  };
}

async function loadLibsql(): Promise<OpenDatabase> {
  try {
    const { default: Libsql } = await import("libsql");
    return (path) => new Libsql(path);
  } catch (error) {
    throw new Error(
      `Class sessions cannot be kept on this machine, because the database program of the package libsql does not run here (${process.platform} ${process.arch}: ${firstLine(error)}). DATABASE_URL may name a PostgreSQL instead.`,
    );
  }
}

/** Only the user who runs the server may read what a class did. SQLite gives its other files the same mode. */
function makePrivate(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, "a+", 0o600));
    chmodSync(path, 0o600);
  } catch (error) {
    throw new Error(
      `Class sessions cannot be kept in ${path}: ${reasonOf(error)}. CLASSROOM_DB may name another file.`,
    );
  }
}

function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EACCES":
    case "EPERM":
      return "this user may not write there";
    case "EROFS":
      return "the disk is read-only";
    case "ENOSPC":
      return "the disk is full";
    case "EISDIR":
      return "it is a folder";
    case "ENOTDIR":
    case "EEXIST":
      return "a part of this path is a file";
    default:
      return firstLine(error);
  }
}

/** @returns null when the file is damaged @throws Error for any other reason */
function openSound(path: string, open: OpenDatabase): Database | null {
  let db: Database | undefined;
  try {
    db = open(path);
    db.pragma(`busy_timeout = ${BUSY_MS}`);
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("foreign_keys = ON");
    db.pragma("secure_delete = ON");
    const [found] = db.pragma("quick_check(1)") as { quick_check: string }[];
    if (found?.quick_check === "ok") return db;
  } catch (error) {
    if (!isDamage(error)) {
      db?.close();
      throw new Error(`Class sessions cannot be kept in ${path}: ${firstLine(error)}.`, { cause: error });
    }
  }
  db?.close();
  return null;
}

function openFresh(path: string, open: OpenDatabase, say: (sentence: string) => void): Database {
  const aside = `${path}.damaged-${new Date().toISOString().replaceAll(":", "-")}`;
  try {
    for (const end of ["-wal", "-shm", ""]) if (existsSync(path + end)) renameSync(path + end, aside + end);
  } catch (error) {
    throw new Error(`The journal ${path} is damaged and cannot be moved aside: ${reasonOf(error)}.`);
  }
  say(
    `The journal ${path} is damaged. It has been moved to ${aside}, and a fresh one begun; what class sessions it held cannot be continued.`,
  );
  makePrivate(path);
  const db = openSound(path, open);
  if (!db) throw new Error(`Class sessions cannot be kept in ${path}: what is written there comes back damaged.`);
  return db;
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code ?? "");
const isDamage = (error: unknown): boolean => /^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error));
const firstLine = (error: unknown): string => String((error as Error)?.message ?? error).split("\n")[0] ?? "";

function mannersOf(path: string): DatabaseManners {
  return {
    violation(error) {
      const code = codeOf(error);
      if (code === "SQLITE_CONSTRAINT_PRIMARYKEY" || code === "SQLITE_CONSTRAINT_UNIQUE") return "double";
      return code === "SQLITE_CONSTRAINT_FOREIGNKEY" ? "no-session" : null;
    },
    sentence(error, what) {
      const code = codeOf(error);
      const why =
        code === "SQLITE_FULL"
          ? "the disk is full"
          : code.startsWith("SQLITE_READONLY")
            ? "the file may not be written"
            : code.startsWith("SQLITE_BUSY")
              ? "another process holds the file"
              : `${firstLine(error)}${code && ` (${code})`}`;
      return `The class session could not be ${what} in ${path}: ${why}.`;
    },
    // Kept in the file, so that a crash between deleting and scrubbing is made good by the next purge.
    async markErased(transaction) {
      await sql`pragma user_version = 1`.execute(transaction);
    },
    // secure_delete overwrites rows, but what the tree had moved between its pages is only gone when it is built anew.
    async scrub(db) {
      const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db);
      if (rows[0]?.user_version !== 1) return;
      await sql.raw(`pragma busy_timeout = ${SCRUB_BUSY_MS}`).execute(db);
      try {
        await sql`vacuum`.execute(db);
        await truncateWal(db);
      } finally {
        await sql.raw(`pragma busy_timeout = ${BUSY_MS}`).execute(db);
      }
      await sql`pragma user_version = 0`.execute(db);
    },
    // libsql does not by itself, as long as a statement is not collected. Whoever opens the file next could do it, too.
    beforeClosing: (db) => truncateWal(db).catch(() => {}),
  };
}

/** The log holds the pages as they were. */
async function truncateWal(db: Queries<JournalTables>): Promise<void> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(TRUNCATE)`.execute(db);
  if (rows[0]?.busy) throw new Error("another process is reading the file, so its log cannot be emptied yet");
}
