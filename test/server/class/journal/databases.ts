import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JournalPlace } from "../../../../src/server/class/journal/open-journal";
import { leaveOut } from "../../../servers/cases";
import { startPostgres } from "../../../servers/postgres";

export interface TestDatabases {
  /** An empty one. */
  fresh(): Promise<JournalPlace>;
  close(): Promise<void>;
}

/** Every database that the journal must behave the same on. */
export const DATABASES: readonly { name: string; leftOut: boolean; start(): Promise<TestDatabases> }[] = [
  {
    name: "libsql",
    leftOut: false,
    async start() {
      const folder = await mkdtemp(join(tmpdir(), "glimpse-journal-"));
      let made = 0;
      return {
        fresh: async () => ({ databaseUrl: null, file: join(folder, String(++made), "classroom.db") }),
        close: () => rm(folder, { recursive: true, force: true }),
      };
    },
  },
  {
    name: "PostgreSQL",
    leftOut: leaveOut("PostgreSQL"),
    async start() {
      const server = await startPostgres();
      return {
        fresh: async () => ({ databaseUrl: await server.newDatabase(), file: "" }),
        close: server.close,
      };
    },
  },
];
