import { chmodSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
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

  test("holds no byte of a purged session, and all of the others", async () => {
    await keepTwoAndPurgeOne();
    expect(await journal?.purge(3, HOUR)).toBe(1);
    const bytes = await bytesOfAll();
    expect(bytes.includes("gone-")).toBe(false);
    expect(bytes.includes("stays-text-399")).toBe(true);
    expect(await journal?.read("stays-id")).toHaveLength(400);
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
