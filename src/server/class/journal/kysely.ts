import { createRequire } from "node:module";

/**
 * Kysely from its CommonJS build: as some two hundred modules, each of which passes through the TypeScript loader, it
 * was a third of the server's start, and after a crash a class waits for that.
 */
const kysely = createRequire(import.meta.url)("kysely") as typeof import("kysely");

export const { CompiledQuery, Kysely, Migrator, PostgresDialect, SqliteDialect, sql } = kysely;
