import { type ChildProcess, spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createRng } from "../../../../src/core/rng";
import { type JournalPlace, openJournal } from "../../../../src/server/class/journal/open-journal";
import type { Task } from "./appender";
import { DATABASES, type TestDatabases } from "./databases";

const TSX = import.meta.resolve("tsx");
const APPENDER = join(import.meta.dirname, "appender.ts");
const SESSIONS = ["a", "b", "c"];
const KILLS = 5;

interface Appending {
  readonly child: ChildProcess;
  /** Lines that it has said, whole ones only. */
  readonly lines: string[];
  /** Resolves when it has said so many lines, or has ended. */
  said(lines: number): Promise<void>;
  readonly ended: Promise<void>;
}

/** @param limit in shell's words, before the process begins */
function startAppending(task: Task, limit = ":"): Appending {
  const child = spawn(
    "sh",
    ["-c", `${limit} && exec "$@"`, "sh", process.execPath, "--import", TSX, APPENDER, JSON.stringify(task)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const lines: string[] = [];
  let wake = () => {};
  const reader = createInterface(child.stdout);
  reader.on("line", (line) => {
    lines.push(line);
    wake();
  });
  let over = false;
  const ended = new Promise<void>((resolve) =>
    child.once("close", () => {
      over = true;
      wake();
      resolve();
    }),
  );
  const said = async (wanted: number) => {
    while (lines.length < wanted && !over) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { child, lines, said, ended };
}

/** Whole lines alone: the last may have been cut by the kill. */
const acknowledgedOf = (lines: readonly string[]) => lines.filter((line) => /^[abc] \d+$/.test(line));

describe.each(DATABASES)("$name, when a process is killed", ({ leftOut, start }) => {
  describe.skipIf(leftOut)("while it appends", () => {
    let databases: TestDatabases;
    let place: JournalPlace;
    beforeAll(async () => {
      databases = await start();
    });
    afterAll(() => databases?.close());
    beforeEach(async () => {
      place = await databases.fresh();
      const journal = await openJournal(place);
      for (const id of SESSIONS) await journal.open({ id, code: id, openedAt: 0, purgeAt: null, endedAt: null });
      await journal.close();
    });

    test("has kept all that it acknowledged, without gaps, each time", async () => {
      const rng = createRng("kills");
      const acknowledged: string[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        const task = { place, sessions: SESSIONS, name: `process ${kill}`, atOnce: 1 + rng.int(20), size: 200 };
        const { child, lines, said, ended } = startAppending(task);
        await said(1 + rng.int(400));
        child.kill("SIGKILL");
        await ended;
        acknowledged.push(...acknowledgedOf(lines));
        expect(lines.filter((line) => !/^[abc] /.test(line))).toEqual([]);
        const journal = await openJournal(place, (sentence) => expect.fail(sentence));
        const kept: string[] = [];
        for (const id of SESSIONS)
          for (const [i, { seq, body }] of (await journal.read(id)).entries()) {
            expect(seq).toBe(i);
            expect((body as { text: string }).text).toBe(String(seq).padEnd(200, "é"));
            kept.push(`${id} ${seq}`);
          }
        await journal.close();
        const there = new Set(kept);
        expect(acknowledged.filter((each) => !there.has(each))).toEqual([]);
      }
      expect(acknowledged.length).toBeGreaterThan(KILLS);
      expect(new Set(acknowledged).size).toBe(acknowledged.length);
    });

    test("two that append the same numbers: each number is the one's who was told so", async () => {
      const task = { place, sessions: ["a"], atOnce: 3, size: 50 };
      const both = ["one", "other"].map((name) => ({ name, ...startAppending({ ...task, name }) }));
      // Whoever is refused stops; the other goes on alone.
      await Promise.race(both.map(({ ended }) => ended));
      const winner = both.find(({ child }) => child.exitCode === null);
      await winner?.said(winner.lines.length + 20);
      for (const { child } of both) child.kill("SIGKILL");
      await Promise.all(both.map(({ ended }) => ended));
      const journal = await openJournal(place);
      const entries = await journal.read("a");
      await journal.close();
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i));
      for (const { name, lines } of both)
        for (const line of acknowledgedOf(lines)) expect(entries[Number(line.slice(2))]?.body).toMatchObject({ name });
      const refusals = both.flatMap(({ lines }) => lines.filter((line) => line.startsWith("refused")));
      expect(refusals.length).toBeGreaterThan(0);
      for (const line of refusals) expect(line).toMatch(/^refused conflict /);
    });
  });
});

describe("libsql, when the file may not grow", () => {
  test("refuses with a sentence, and keeps all that was acknowledged", async () => {
    const databases = await (DATABASES[0] as (typeof DATABASES)[0]).start();
    const place = await databases.fresh();
    const journal = await openJournal(place);
    await journal.open({ id: "a", code: "a", openedAt: 0, purgeAt: null, endedAt: null });
    await journal.close();
    const { lines, ended } = startAppending(
      { place, sessions: ["a"], name: "full", atOnce: 4, size: 5000 },
      // In blocks of 512 or 1024 bytes, as the shell has it.
      "ulimit -f 400",
    );
    await ended;
    const refused = lines.filter((line) => line.startsWith("refused"));
    expect(refused[0]).toMatch(/^refused storage The class session could not be kept in .*classroom.db: .+\.$/);
    const acknowledged = acknowledgedOf(lines).map((line) => Number(line.slice(2)));
    expect(acknowledged.length).toBeGreaterThan(10);
    const after = await openJournal(place, (sentence) => expect.fail(sentence));
    expect((await after.read("a")).map(({ seq }) => seq)).toEqual(acknowledged);
    await after.close();
    expect((await stat(place.file)).size).toBeGreaterThan(0);
    await databases.close();
  });
});
