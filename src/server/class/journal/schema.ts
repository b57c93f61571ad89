import type { Kysely, Migration } from "kysely";

/** PostgreSQL's driver gives a bigint as text, libsql's as a number. */
type Whole = number | string;

export interface JournalTables {
  class_session: {
    id: string;
    code: string;
    opened_at: Whole;
    ended_at: Whole | null;
    purge_at: Whole | null;
  };
  class_entry: {
    session: string;
    seq: Whole;
    at: Whole;
    /** JSON as text: PostgreSQL's own JSON types refuse U+0000 and change what they are given. */
    body: string;
  };
  class_lease: {
    session: string;
    owner: string;
    until: Whole;
  };
}

/**
 * Every step from nothing to the newest schema, by name in their order; a step that was released never changes. Each may
 * run again after a crash in its middle, because SQLite's changes of a schema are not one transaction here.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "001-sessions": {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("class_session")
        .ifNotExists()
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("code", "text", (column) => column.notNull().unique())
        .addColumn("opened_at", "bigint", (column) => column.notNull())
        .addColumn("ended_at", "bigint")
        .addColumn("purge_at", "bigint")
        .execute();
      await db.schema
        .createTable("class_entry")
        .ifNotExists()
        .addColumn("session", "text", (column) => column.notNull().references("class_session.id").onDelete("cascade"))
        .addColumn("seq", "bigint", (column) => column.notNull())
        .addColumn("at", "bigint", (column) => column.notNull())
        .addColumn("body", "text", (column) => column.notNull())
        .addPrimaryKeyConstraint("class_entry_place", ["session", "seq"])
        .execute();
      await db.schema
        .createTable("class_lease")
        .ifNotExists()
        .addColumn("session", "text", (column) => column.primaryKey())
        .addColumn("owner", "text", (column) => column.notNull())
        .addColumn("until", "bigint", (column) => column.notNull())
        .execute();
    },
  },
};
