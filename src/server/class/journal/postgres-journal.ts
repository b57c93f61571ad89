import type { Journal } from "./journal.ts";
import { CompiledQuery, Kysely, PostgresDialect, sql } from "./kysely.ts";
import { type DatabaseManners, KyselyJournal } from "./kysely-journal.ts";
import { migrate } from "./migrate.ts";
import type { JournalTables } from "./schema.ts";

/** One writes entries; the others open, end and lease meanwhile. */
const CONNECTIONS = 4;
const CONNECT_MS = 10_000;

/**
 * The journal in PostgreSQL, whose tables are made where they are missing.
 * @param url postgres://user:password@host:port/database
 * @throws Error with a sentence, which never holds the password
 */
export async function openPostgresJournal(url: string): Promise<Journal> {
  const { default: pg } = await import("pg");
  const where = placeOf(url);
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: CONNECT_MS });
  // A connection that breaks while idle is replaced; whoever needs one hears of it then.
  pool.on("error", () => {});
  const db = new Kysely<JournalTables>({
    dialect: new PostgresDialect({
      pool,
      // Whatever the server's own setting: what is acknowledged is on its disk.
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw("set synchronous_commit = on"));
      },
    }),
  });
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    await db.destroy();
    throw new Error(`Class sessions cannot be kept in ${where}: ${messageOf(error)}. Look at DATABASE_URL.`);
  }
  try {
    await migrate(db, `The journal in ${where}`);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return new KyselyJournal(db, mannersOf(where));
}

function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `PostgreSQL (${host}${pathname})`;
  } catch {
    return "PostgreSQL";
  }
}

/** Node gathers what several addresses of one name said, under an empty message. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return String((error as Error)?.message ?? error).split("\n")[0] ?? "";
}

function mannersOf(where: string): DatabaseManners {
  return {
    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    violation(error) {
      const code = (error as { code?: unknown } | undefined)?.code;
      if (code === "23505") return "double";
      return code === "23503" ? "no-session" : null;
    },
    sentence: (error, what) => `The class session could not be ${what} in ${where}: ${messageOf(error)}.`,
    // Rows that are deleted stay in the tables' files until this.
    async scrub(db) {
      await sql`vacuum class_entry, class_session, class_lease`.execute(db);
    },
  };
}
