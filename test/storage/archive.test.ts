import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { TrialRecord } from "../../src/core/trial/record";
import { createArchive } from "../../src/storage/archive";
import { fillDisk, layOld, openRaw, stubDatabase } from "./browser-database";

beforeEach(stubDatabase);
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** As much of a record as storage needs to see: it keeps what it is given. */
const record = (seed: string) => ({ seed, correct: true, response: { choice: "dog", rt: 512.5 } }) as TrialRecord;
const [one, two, three] = ["1", "2", "3"].map(record) as [TrialRecord, TrialRecord, TrialRecord];

describe("the archive", () => {
  test("is empty at first", async () => {
    expect(await createArchive().all()).toEqual([]);
  });

  test("gives records back whole, in the order they were made, at the next visit too", async () => {
    const archive = createArchive();
    await Promise.all([one, two, three].map((each) => archive.add(each)));
    expect(await archive.all()).toEqual([one, two, three]);
    expect(await createArchive().all()).toEqual([one, two, three]);
  });

  test("keeps its order over a hundred records", async () => {
    const archive = createArchive();
    const many = Array.from({ length: 100 }, (_, i) => record(String(i)));
    for (const each of many) await archive.add(each);
    expect((await createArchive().all()).map(({ seed }) => seed)).toEqual(many.map(({ seed }) => seed));
  });

  test("is empty once cleared, and takes records again", async () => {
    const archive = createArchive();
    await archive.add(one);
    await archive.clear();
    expect(await archive.all()).toEqual([]);
    await archive.add(two);
    expect(await createArchive().all()).toEqual([two]);
  });

  test("two tabs add to the same records", async () => {
    const [here, there] = [createArchive(), createArchive()];
    await here.add(one);
    await there.add(two);
    expect(await here.all()).toEqual([one, two]);
  });

  test("opens what version 0.3 kept, and adds to it", async () => {
    await layOld("glimpse", "records", [one, two]);
    const archive = createArchive();
    expect(await archive.all()).toEqual([one, two]);
    await archive.add(three);
    expect(await archive.all()).toEqual([one, two, three]);
  });
});

describe("when the browser does not keep", () => {
  test("a full disk rejects, and the record stays until the page is closed", async () => {
    const archive = createArchive();
    await archive.add(one);
    fillDisk();
    await expect(archive.add(two)).rejects.toThrow(/full/);
    expect(await archive.all()).toEqual([one, two]);
    await archive.clear();
    expect(await archive.all()).toEqual([]);
  });

  test.each([
    ["there is no IndexedDB", undefined],
    [
      "it is forbidden",
      {
        open: () => {
          throw new DOMException("forbidden", "SecurityError");
        },
      },
    ],
  ])("%s: each add rejects, and the records live until the page is closed", async (_, factory) => {
    vi.stubGlobal("indexedDB", factory);
    const archive = createArchive();
    expect(await archive.all()).toEqual([]);
    await expect(archive.add(one)).rejects.toThrow();
    await expect(archive.add(two)).rejects.toThrow();
    expect(await archive.all()).toEqual([one, two]);
    await archive.clear();
    expect(await archive.all()).toEqual([]);
  });

  test("a database of a newer game is left as it is", async () => {
    await layOld("glimpse", "records", [one]);
    (await openRaw("glimpse", 99)).close();
    const archive = createArchive();
    await expect(archive.add(two)).rejects.toThrow();
    expect(await archive.all()).toEqual([two]);
    const db = await openRaw("glimpse", 99);
    const count = db.transaction("records").objectStore("records").count();
    await new Promise((resolve) => {
      count.onsuccess = resolve;
    });
    expect(count.result).toBe(1);
  });
});

describe("other tabs", () => {
  test("one of an older game that stays open holds nothing up", async () => {
    await layOld("glimpse", "records", [one]);
    const old = await openRaw("glimpse", 1);
    const archive = createArchive();
    expect(await archive.all()).toEqual([one]);
    await archive.add(two);
    old.close();
    expect(await archive.all()).toEqual([one, two]);
  });

  test("one of a newer game may upgrade the database while this one is open", async () => {
    const archive = createArchive();
    await archive.add(one);
    (await openRaw("glimpse", 99)).close();
    // This tab can no longer write there; what it adds stays until it is closed.
    await expect(archive.add(two)).rejects.toThrow();
    expect(await archive.all()).toContainEqual(two);
  });
});
