import type { Kysely, MigrationProvider } from "kysely";
import { Migrator } from "./kysely.ts";
import { type JournalTables, MIGRATIONS } from "./schema.ts";

const provider: MigrationProvider = { getMigrations: async () => ({ ...MIGRATIONS }) };

/**
 * Brings the tables to the newest schema.
 * @param what names the database in the sentence
 * @throws Error when a newer Glimpse has been there, before anything is changed
 */
export async function migrate(db: Kysely<JournalTables>, what: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider,
    migrationTableName: "class_migration",
    migrationLockTableName: "class_migration_lock",
  });
  const unknown = (await stepsTaken(db)).filter((name) => !(name in MIGRATIONS));
  if (unknown.length > 0)
    throw new Error(
      `${what} was written by a newer Glimpse (it has ${unknown.join(", ")}). Nothing was changed. Update Glimpse, or name another database.`,
    );
  // In a file, another process that begins at the same moment may have taken a step first: nothing is left to do then.
  for (let left = 3; ; left--) {
    const { error } = await migrator.migrateToLatest();
    if (!error) return;
    if (left === 0) throw error;
  }
}

async function stepsTaken(db: Kysely<JournalTables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "class_migration")) return [];
  const rows = await (db as unknown as Kysely<{ class_migration: { name: string } }>)
    .selectFrom("class_migration")
    .select("name")
    .execute();
  return rows.map(({ name }) => name);
}
