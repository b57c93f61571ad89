import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openJournal } from "../../../../src/server/class/journal/open-journal";

test("smoke", async () => {
  const folder = await mkdtemp(join(tmpdir(), "glimpse-journal-"));
  const journal = await openJournal({ databaseUrl: null, file: join(folder, "a", "c.db") });
  await journal.open({ id: "s", code: "12", openedAt: 1, purgeAt: null, endedAt: null });
  await expect(journal.open({ id: "t", code: "12", openedAt: 1, purgeAt: null, endedAt: null })).rejects.toThrow("12");
  await Promise.all([...Array(1000).keys()].map((seq) => journal.append("s", [{ seq, at: seq, body: { seq } }])));
  expect(await journal.read("s")).toHaveLength(1000);
  await expect(journal.append("s", [{ seq: 3, at: 0, body: 0 }])).rejects.toMatchObject({ reason: "conflict" });
  await expect(journal.append("x", [{ seq: 3, at: 0, body: 0 }])).rejects.toMatchObject({ reason: "unknown" });
  expect(await journal.lease("s", "a", 10, 0)).toBe(true);
  expect(await journal.lease("s", "b", 10, 0)).toBe(false);
  expect(await journal.lease("s", "b", 20, 10)).toBe(true);
  await journal.end("s", 5, 6);
  expect(await journal.purge(6, 100)).toBe(1);
  expect(await journal.openSessions()).toEqual([]);
  await journal.close();
  await rm(folder, { recursive: true });
});
