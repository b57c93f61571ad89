import { chmodSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createRng } from "../../../../src/core/rng";
import type { Journal } from "../../../../src/server/class/journal/journal";
import { openJournal } from "../../../../src/server/class/journal/open-journal";

let folder: string;
let file: string;
let said: string[];
let journal: Journal | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "glimpse-journal-"));
  file = join(folder, "data", "classroom.db");
  said = [];
});
afterEach(async () => {
  await journal?.close();
  journal = undefined;
  await rm(folder, { recursive: true, force: true });
});

const open = async () => {
  journal = await openJournal({ databaseUrl: null, file }, (sentence) => said.push(sentence));
  return journal;
};
const session = (id: string) => ({ id, code: id, openedAt: 0, purgeAt: null, endedAt: null });
const HOUR = 3_600_000;

async function bytesOfAll(): Promise<Buffer> {
  const names = await readdir(join(folder, "data"));
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, "data", name)))));
}

/** Two sessions with entries of all sizes side by side, one purged: what pages were divided between them is scrubbed too. */
async function keepTwoAndPurgeOne(): Promise<void> {
  const kept = await open();
  await kept.open({ ...session("gone-id"), code: "gone-code" });
  await kept.open(session("stays-id"));
  const rng = createRng(5);
  for (let seq = 0; seq < 400; seq++)
    for (const name of ["gone", "stays"]) {
      const text = `${name}-text-${seq} `.repeat(1 + rng.int(seq % 50 === 0 ? 4000 : 40));
      await kept.append(
        `${name}-id`,
        [{ seq, at: seq, body: { nickname: "gone-owl", text } }]
          .slice(0, 1)
          .map((each) => (name === "gone" ? each : { ...each, body: { text } })),
      );
    }
  await kept.lease("gone-id", "gone-owner", 1, 0);
  expect((await bytesOfAll()).includes("gone-")).toBe(true);
  await kept.end("gone-id", 1, 2);
}

describe("the file", () => {
  test("is made with its folder, for this user alone, with all that belongs to it", async () => {
    await (await open()).open(session("a"));
    const files = await readdir(join(folder, "data"));
    expect(files).toContain("classroom.db-wal");
    for (const name of files) expect((await stat(join(folder, "data", name))).mode & 0o077).toBe(0);
    expect((await stat(join(folder, "data"))).mode & 0o077).toBe(0);
    expect(said).toEqual([]);
  });

  test("is made private when it was not", async () => {
    await (await open()).close();
    chmodSync(file, 0o644);
    await open();
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  test("is written through to the disk before anything is acknowledged", async () => {
    const opened: Libsql.Database[] = [];
    vi.doMock("libsql", () => ({
      default: class extends Libsql {
        constructor(path: string) {
          super(path);
          opened.push(this);
        }
      },
    }));
    await open();
    vi.doUnmock("libsql");
    const setting = (name: string) => (opened.at(0)?.pragma(name) as object[] | undefined)?.[0];
    expect(setting("journal_mode")).toEqual({ journal_mode: "wal" });
    // FULL
    expect(setting("synchronous")).toEqual({ synchronous: 2 });
    expect(setting("secure_delete")).toEqual({ secure_delete: 1 });
    await journal?.purge(1, 1);
    expect(setting("busy_timeout")).toEqual({ timeout: 2000 });
  });

  test("holds no byte of a purged session, and all of the others", async () => {
    await keepTwoAndPurgeOne();
    expect(await journal?.purge(3, HOUR)).toBe(1);
    const bytes = await bytesOfAll();
    expect(bytes.includes("gone-")).toBe(false);
    expect(bytes.includes("stays-text-399")).toBe(true);
    expect(await journal?.read("stays-id")).toHaveLength(400);
  });

  test("holds none either where its pages have been divided and joined", async () => {
    const kept = await open();
    const rng = createRng(3);
    const sessions = Array.from({ length: 120 }, (_, i) => {
      const gone = i % 2 === 1;
      const [name, purgeAt] = gone ? ["gone-", 5] : ["stays-", null];
      // Ids of all lengths, so that the rows of an index differ in size, too.
      return { gone, id: `${rng.int(36)}${name}${"p".repeat(rng.int(200))}${i}`, code: name + i, openedAt: 0, purgeAt };
    });
    for (const { gone: _, ...each } of sessions) await kept.open({ ...each, endedAt: each.purgeAt });
    const all = sessions.flatMap(({ id, gone }) =>
      Array.from({ length: 25 }, (_, seq) => ({ id, seq, text: (gone ? "gone-" : "stays-").repeat(1 + rng.int(60)) })),
    );
    await Promise.all(rng.shuffle(all).map(({ id, seq, text }) => kept.append(id, [{ seq, at: 4, body: { text } }])));
    expect(await kept.purge(6, HOUR)).toBe(60);
    expect((await bytesOfAll()).includes("gone-")).toBe(false);
    for (const { id, gone } of sessions) expect(await kept.read(id)).toHaveLength(gone ? 0 : 25);
  });

  test("is scrubbed by the next purge when a reader was in the way", async () => {
    await keepTwoAndPurgeOne();
    const reader = new Libsql(file);
    reader.exec("begin");
    reader.prepare("select count(*) from class_entry").all();
    await expect(journal?.purge(3, HOUR)).rejects.toThrow(/another process/);
    expect((await bytesOfAll()).includes("gone-")).toBe(true);
    reader.exec("commit");
    reader.close();
    await journal?.close();
    expect(await (await open()).purge(3, HOUR)).toBe(0);
    expect((await bytesOfAll()).includes("gone-")).toBe(false);
  });

  test.each([
    ["is no database at all", async () => writeFile(file, "not a database ".repeat(1000))],
    [
      "is cut short",
      async () => {
        const bytes = await readFile(file);
        await writeFile(file, bytes.subarray(0, bytes.length - 5000));
      },
    ],
    [
      "has been overwritten in its middle",
      async () => {
        const bytes = await readFile(file);
        await writeFile(file, bytes.fill(0xa5, 5000, 13_000));
      },
    ],
  ])("that %s is moved aside, said, and a fresh one begun", async (_, damage) => {
    await (await open()).open(session("a"));
    for (let seq = 0; seq < 200; seq++) await journal?.append("a", [{ seq, at: 0, body: "x".repeat(500) }]);
    await journal?.close();
    await damage();
    const damaged = await readFile(file);
    const fresh = await open();
    expect(await fresh.openSessions()).toEqual([]);
    await fresh.open(session("b"));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/is damaged. It has been moved to .*classroom.db.damaged-.*, and a fresh one begun/);
    const aside = (await readdir(join(folder, "data"))).filter((name) => /\.damaged-[^/]*Z$/.test(name));
    expect(aside).toHaveLength(1);
    expect(await readFile(join(folder, "data", aside[0] as string))).toEqual(damaged);
  });

  test("that is a folder, or lies in a file, is refused with a sentence", async () => {
    await mkdir(file, { recursive: true });
    await expect(open()).rejects.toThrow(/cannot be kept in .*classroom.db: it is a folder. CLASSROOM_DB/);
    await writeFile(join(folder, "plain"), "");
    file = join(folder, "plain", "classroom.db");
    await expect(open()).rejects.toThrow(/cannot be kept in .*: a part of this path is a file/);
  });
});
