import Libsql from "libsql";
import pg from "pg";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type JournalPlace, openJournal } from "../../../../src/server/class/journal/open-journal";
import { leaveOut } from "../../../servers/cases";
import { freePort } from "../../../servers/guarded";
import { startPostgres } from "../../../servers/postgres";
import { DATABASES } from "./databases";

const session = { id: "a", code: "4711", openedAt: 0, purgeAt: null, endedAt: null };

async function run(place: JournalPlace, statement: string): Promise<void> {
  if (place.databaseUrl === null) {
    const db = new Libsql(place.file);
    db.exec(statement);
    db.close();
    return;
  }
  const client = new pg.Client({ connectionString: place.databaseUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

describe.each(DATABASES)("$name", ({ leftOut, start }) => {
  test.skipIf(leftOut)("of a newer Glimpse is refused, and nothing of it is changed or moved", async () => {
    const databases = await start();
    const place = await databases.fresh();
    const journal = await openJournal(place);
    await journal.open(session);
    await journal.close();
    await run(place, "insert into class_migration (name, timestamp) values ('777-later', 'now')");
    const say = vi.fn();
    await expect(openJournal(place, say)).rejects.toThrow(/newer Glimpse \(it has 777-later\). Nothing was changed/);
    await run(place, "delete from class_migration where name = '777-later'");
    const again = await openJournal(place, say);
    expect(await again.byCode("4711")).toEqual(session);
    expect(say).not.toHaveBeenCalled();
    await again.close();
    await databases.close();
  });
});

describe.skipIf(leaveOut("PostgreSQL"))("PostgreSQL", () => {
  test("that cannot be reached is told with where, without the password", async () => {
    const databaseUrl = `postgres://glimpse:secret@127.0.0.1:${await freePort()}/class`;
    const opened = openJournal({ databaseUrl, file: "" });
    await expect(opened).rejects.toThrow(/cannot be kept in PostgreSQL \(127.0.0.1:\d+\/class\): .*DATABASE_URL/);
    await expect(opened).rejects.toThrow(/^(?!.*secret)/);
  });

  test("that drops its connections is asked again; that is gone is told", async () => {
    const server = await startPostgres();
    const place = { databaseUrl: await server.newDatabase(), file: "" };
    const journal = await openJournal(place);
    await journal.open(session);
    await run(
      place,
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    // The first call may be the one that notices.
    await vi.waitFor(() => journal.append("a", [{ seq: 0, at: 0, body: "kept" }]));
    expect(await journal.read("a")).toEqual([{ seq: 0, at: 0, body: "kept" }]);
    await server.close();
    const late = journal.append("a", [{ seq: 1, at: 0, body: "late" }]);
    await expect(late).rejects.toMatchObject({ reason: "storage" });
    await expect(late).rejects.toThrow(/could not be kept in PostgreSQL \(127.0.0.1/);
    await expect(journal.byCode("4711")).rejects.toThrow(/could not be read in PostgreSQL/);
    await journal.close();
  });
});

describe("where libsql's program does not run", () => {
  afterEach(() => {
    vi.doUnmock("libsql");
  });

  test("the journal says so, and what else there is", async () => {
    vi.doMock("libsql", () => {
      throw new Error("Cannot find module '@libsql/plan9-mips'");
    });
    await expect(openJournal({ databaseUrl: null, file: "/nowhere/x.db" })).rejects.toThrow(
      /Class sessions cannot be kept on this machine, because .* libsql does not run here .*DATABASE_URL/,
    );
  });
});
