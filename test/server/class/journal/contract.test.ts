import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CodeTaken, type Journal, type JournalEntry, NotKept } from "../../../../src/server/class/journal/journal";
import { type JournalPlace, openJournal } from "../../../../src/server/class/journal/open-journal";
import { DATABASES, type TestDatabases } from "./databases";

const session = (id: string, code = `code of ${id}`, openedAt = 1000) => ({
  id,
  code,
  openedAt,
  purgeAt: null,
  endedAt: null,
});
const entry = (seq: number, body: unknown = `entry ${seq}`, at = 1000 + seq): JournalEntry => ({ seq, at, body });
const HOUR = 3_600_000;

describe.each(DATABASES)("the journal in $name", ({ leftOut, start }) => {
  describe.skipIf(leftOut)("a fresh database", () => {
    let databases: TestDatabases;
    let place: JournalPlace;
    let journal: Journal;
    const opened: Journal[] = [];
    const openAnother = async () => {
      const another = await openJournal(place);
      opened.push(another);
      return another;
    };
    beforeAll(async () => {
      databases = await start();
    });
    afterAll(() => databases?.close());
    beforeEach(async () => {
      place = await databases.fresh();
      journal = await openAnother();
    });
    afterEach(async () => {
      for (const each of opened.splice(0)) await each.close();
    });

    test("finds a session by its code, as it was opened, until it is purged", async () => {
      await journal.open(session("a", "4711", 2000));
      await journal.open({ id: "b", code: "0815", openedAt: 1999, endedAt: 3000, purgeAt: 2 ** 43 });
      expect(await journal.byCode("4711")).toEqual(session("a", "4711", 2000));
      expect(await journal.byCode("815")).toBeNull();
      expect((await journal.openSessions()).map(({ id }) => id)).toEqual(["b", "a"]);
      await journal.end("a", 5000, 6000);
      expect(await journal.byCode("4711")).toEqual({ ...session("a", "4711", 2000), endedAt: 5000, purgeAt: 6000 });
      await journal.purge(6000, HOUR);
      expect(await journal.byCode("4711")).toBeNull();
      expect((await journal.openSessions()).map(({ id }) => id)).toEqual(["b"]);
    });

    test("refuses a code that another session has, and the same session twice", async () => {
      await journal.open(session("a", "4711"));
      await expect(journal.open(session("b", "4711"))).rejects.toThrow(CodeTaken);
      await expect(journal.open(session("a", "4712"))).rejects.toMatchObject({ name: "NotKept", reason: "conflict" });
      expect(await journal.openSessions()).toEqual([session("a", "4711")]);
    });

    test("gives back what was appended, in order, also to who opens it later", async () => {
      await journal.open(session("a"));
      const bodies = [
        "π 🦉 漢字 \u0000 \ud800",
        { deep: [1, null, { x: -0.5 }] },
        null,
        2 ** 53,
        "",
        "x".repeat(2 ** 20),
      ];
      const entries = bodies.map((body, seq) => entry(seq, body));
      await journal.append("a", entries);
      expect(await journal.read("a")).toEqual(entries);
      await journal.close();
      expect(await (await openAnother()).read("a")).toEqual(entries);
      expect(await (await openAnother()).read("nobody")).toEqual([]);
    });

    test("gives back whatever JSON holds, however it is divided into calls", async () => {
      let sessions = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(fc.jsonValue(), { maxLength: 5 }), { maxLength: 5 }), async (calls) => {
          const id = `s${++sessions}`;
          await journal.open(session(id));
          let seq = 0;
          // JSON has no negative zero, and this is what it makes of one.
          const asJson = (body: unknown) => JSON.parse(JSON.stringify(body)) as unknown;
          const entries = calls.map((bodies) => bodies.map((body) => entry(seq++, asJson(body))));
          await Promise.all(entries.map((each) => journal.append(id, each)));
          expect(await journal.read(id)).toEqual(entries.flat());
        }),
        { numRuns: 60, seed: 13 },
      );
    });

    test("keeps the order and the sessions apart when hundreds of calls come at once", async () => {
      const ids = ["a", "b", "c"];
      for (const id of ids) await journal.open(session(id));
      const acknowledged: string[] = [];
      await Promise.all(
        Array.from({ length: 900 }, async (_, i) => {
          const [id, seq] = [ids[i % 3] as string, Math.floor(i / 3)];
          await journal.append(id, [entry(seq, `${id}${seq}`)]);
          acknowledged.push(`${id}${seq}`);
        }),
      );
      for (const id of ids) {
        const all = Array.from({ length: 300 }, (_, seq) => entry(seq, `${id}${seq}`));
        expect(await journal.read(id)).toEqual(all);
        expect(acknowledged.filter((each) => each.startsWith(id))).toEqual(all.map(({ body }) => body));
      }
    });

    test("keeps a call of thousands of entries whole, or nothing of it", async () => {
      await journal.open(session("a"));
      await journal.append("a", [entry(4000)]);
      const many = Array.from({ length: 4001 }, (_, seq) => entry(seq));
      await expect(journal.append("a", many)).rejects.toMatchObject({ reason: "conflict" });
      expect(await journal.read("a")).toEqual([entry(4000)]);
      await journal.append("a", many.slice(0, 4000));
      expect(await journal.read("a")).toEqual(many);
    });

    test("refuses a number that is there, and with it what waits behind it, but no other session", async () => {
      await journal.open(session("a"));
      await journal.open(session("b"));
      await (await openAnother()).append("a", [entry(1, "theirs")]);
      const results = await Promise.allSettled([
        journal.append("a", [entry(0)]),
        journal.append("a", [entry(1, "ours")]),
        journal.append("b", [entry(1)]),
        journal.append("a", [entry(2)]),
      ]);
      expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "rejected"]);
      expect(results[1]).toMatchObject({ reason: { reason: "conflict" } });
      expect(await journal.read("a")).toEqual([entry(0), entry(1, "theirs")]);
      expect(await journal.read("b")).toEqual([entry(1)]);
      // Whoever has read again goes on.
      await journal.append("a", [entry(2)]);
      expect(await journal.read("a")).toHaveLength(3);
    });

    test("gives each number to one of two that write at once", async () => {
      await journal.open(session("a"));
      const other = await openAnother();
      for (let seq = 0; seq < 30; seq++) {
        const both = await Promise.allSettled([
          journal.append("a", [entry(seq, "one")]),
          other.append("a", [entry(seq, "other")]),
        ]);
        const won = both.findIndex(({ status }) => status === "fulfilled");
        expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
        expect((await journal.read("a"))[seq]?.body).toBe(["one", "other"][won]);
      }
    });

    test("refuses entries of a session that nobody opened, and what it cannot hold, with a sentence", async () => {
      await expect(journal.append("a", [entry(0)])).rejects.toThrow(/There is no class session a/);
      await journal.open(session("a"));
      const refused = [
        [[{ seq: 0, at: 0, body: undefined }], /Entry 0 is nothing that JSON can hold/],
        [[entry(0), entry(1, 1n)], /Entry 1 does not fit into JSON/],
        [[entry(1), entry(0)], /Entry 0 may not come after entry 1/],
        [[entry(-1)], /a whole number from 0 on, not -1/],
        [[entry(0, "", 0.5)], /a whole number from 0 on, not 0.5/],
        [[entry(0, "", Number.NaN)], /not NaN/],
      ] satisfies [JournalEntry[], RegExp][];
      for (const [entries, sentence] of refused) {
        const appended = journal.append("a", entries);
        await expect(appended).rejects.toThrow(sentence);
        await expect(appended).rejects.toMatchObject({ reason: "invalid" });
      }
      expect(await journal.read("a")).toEqual([]);
      await journal.append("a", []);
    });

    test("lets one owner at a time hold a session", async () => {
      const other = await openAnother();
      expect(await journal.lease("a", "one", 2000, 1000)).toBe(true);
      expect(await other.lease("a", "two", 9000, 1999)).toBe(false);
      expect(await journal.lease("a", "one", 3000, 1999)).toBe(true);
      expect(await other.lease("a", "two", 9000, 2999)).toBe(false);
      expect(await other.lease("b", "two", 9000, 1000)).toBe(true);
      expect(await other.lease("a", "two", 9000, 3000)).toBe(true);
      expect(await journal.lease("a", "one", 9000, 3000)).toBe(false);
      await journal.release("a", "one");
      expect(await journal.lease("a", "one", 9000, 3001)).toBe(false);
      await other.release("a", "two");
      expect(await journal.lease("a", "one", 9000, 3001)).toBe(true);
    });

    test("gives a free session to one of many that ask at once", async () => {
      const other = await openAnother();
      for (let i = 0; i < 20; i++) {
        const given = await Promise.all(
          [journal, other, journal, other].map((each, owner) => each.lease(`s${i}`, `owner ${owner}`, 2000, 1000)),
        );
        expect(given.filter(Boolean)).toHaveLength(1);
      }
    });

    test("purges what is over and what was left behind, and nothing else", async () => {
      const now = 100 * HOUR;
      const old = now - 50 * HOUR;
      for (const id of ["ended", "waits", "left", "runs", "new", "empty"])
        await journal.open(session(id, id, id === "new" ? now : old));
      for (const id of ["ended", "waits", "left", "runs"]) await journal.append(id, [entry(0, id, old)]);
      await journal.append("runs", [entry(1, "answer", now - HOUR)]);
      await journal.end("ended", old, now);
      await journal.end("waits", old, now + 1);
      for (const id of ["ended", "runs"]) await journal.lease(id, "owner", now + HOUR, now);
      expect(await journal.purge(now, 48 * HOUR)).toBe(3);
      expect((await journal.openSessions()).map(({ id }) => id).sort()).toEqual(["new", "runs", "waits"]);
      expect(await journal.read("ended")).toEqual([]);
      expect(await journal.read("runs")).toHaveLength(2);
      // Nothing is left of the lease either, and the code is free.
      expect(await journal.lease("ended", "another", now + HOUR, now)).toBe(true);
      expect(await journal.lease("runs", "another", now + HOUR, now)).toBe(false);
      await journal.open(session("again", "ended"));
      await expect(journal.append("left", [entry(1)])).rejects.toMatchObject({ reason: "unknown" });
      expect(await journal.purge(now, 1000 * HOUR)).toBe(0);
    });

    test("writes what waits when it is closed, and refuses what comes later", async () => {
      await journal.open(session("a"));
      const waiting = [0, 1, 2].map((seq) => journal.append("a", [entry(seq)]));
      await journal.close();
      await Promise.all(waiting);
      const late = journal.append("a", [entry(3)]);
      await expect(late).rejects.toThrow(NotKept);
      await expect(late).rejects.toThrow("closed");
      await journal.close();
      expect(await (await openAnother()).read("a")).toHaveLength(3);
    });

    test("is opened by several at once and again and again", async () => {
      place = await databases.fresh();
      const several = await Promise.all([openAnother(), openAnother(), openAnother()]);
      for (const [i, each] of several.entries()) await each.open(session(`s${i}`));
      expect(await (await openAnother()).openSessions()).toHaveLength(3);
    });
  });
});
