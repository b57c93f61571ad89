import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ArchivePort, Unkept } from "../../src/app/keeping-ports";
import { createOwnData } from "../../src/app/own-data";
import { readCsv } from "../../src/core/table/csv";
import { createArchive } from "../../src/storage/archive";
import type { ShelfOptions } from "../../src/storage/shelf";
import { type FakeBrowser, fakeBrowser, lay, recordOf } from "./fake-database";

/** Short, so that what failed comes again within a test. */
const soon = { retry: 10 };
/** Gives up what hangs within a test. Nothing else is so hasty: a busy machine may take longer than this. */
const hasty = { ...soon, patience: 60 };

let browser: FakeBrowser;
const opened: ArchivePort[] = [];
beforeEach(() => {
  browser = fakeBrowser();
});
afterEach(() => {
  browser.hang(false);
  for (const archive of opened.splice(0)) archive.forget();
});

/** An archive as a tab opens it. */
function open(options: Partial<ShelfOptions> = { ...soon, patience: 120_000 }): ArchivePort {
  const archive = createArchive(options);
  opened.push(archive);
  return archive;
}

const fill = async (archive: ArchivePort, from: number, to: number) => {
  for (let i = from; i < to; i++) await archive.add(recordOf(i)).catch(() => {});
};
const indices = async (archive: ArchivePort) => (await archive.all()).records.map(({ trial }) => trial.index);
const dataOf = (archive: ArchivePort) =>
  createOwnData(
    archive,
    async () => null,
    { trials: archive.clear, notebook: async () => {}, settings: async () => {} },
    () => {},
  );

test("records come back in their order, in the next visit too, after those of games before", async () => {
  await lay("glimpse", "records", [recordOf(0), recordOf(1)]);
  const archive = open();
  await fill(archive, 2, 5);
  expect(await indices(archive)).toEqual([0, 1, 2, 3, 4]);
  expect(await indices(open())).toEqual([0, 1, 2, 3, 4]);
});

test("a database that the browser closed is opened again: no row is missing, and new rows land", async () => {
  const archive = open();
  await fill(archive, 0, 7);
  browser.close();
  await fill(archive, 7, 9);
  expect(await indices(archive)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  browser.close();
  expect(readCsv(await dataOf(archive).csv()).rows).toHaveLength(1 + 9);
  expect(await indices(open())).toHaveLength(9);
});

describe("a database that hangs", () => {
  test.each(["before it is opened", "once it is open"])("%s hands out no part without saying so", async (when) => {
    await lay("glimpse", "records", [recordOf(0), recordOf(1)]);
    const archive = open(hasty);
    if (when === "once it is open") await archive.all();
    browser.hang(true);
    await fill(archive, 2, 3);
    const table = await dataOf(archive).take();
    expect(table.fault?.reason).toBe("silent");
    expect(table.records.map(({ trial }) => trial.index)).toEqual([2]);
    await expect(dataOf(archive).csv()).rejects.toMatchObject({ reason: "silent" });
    await expect(dataOf(archive).count()).rejects.toMatchObject({ reason: "silent" });
    browser.hang(false);
    await vi.waitFor(async () => expect((await archive.all()).fault).toBeNull());
    await vi.waitFor(async () => expect(await indices(archive)).toEqual([0, 1, 2]));
  });

  test("keeps what it was given, tells, writes it once it answers, and tells again", async () => {
    const archive = open(hasty);
    const told: (Unkept | null)[] = [];
    archive.onUnkept((unkept) => told.push(unkept));
    browser.hang(true);
    await expect(archive.add(recordOf(0))).rejects.toMatchObject({ reason: "silent" });
    expect(told.at(-1)).toEqual({ count: 1, reason: "silent" });
    browser.hang(false);
    await vi.waitFor(() => expect(told.at(-1)).toBeNull());
    expect(await indices(open())).toEqual([0]);
  });

  test("is not said to be erased", async () => {
    await lay("glimpse", "records", [recordOf(0)]);
    const archive = open(hasty);
    browser.hang(true);
    indexedDB.deleteDatabase = (() => new IDBOpenDBRequest()) as never;
    expect(await dataOf(archive).erase()).toEqual(["trials"]);
    browser.hang(false);
    expect(await indices(open())).toEqual([0]);
  });
});

test("no room is told as such, and the record lands when there is some again", async () => {
  const archive = open();
  const told: (Unkept | null)[] = [];
  archive.onUnkept((unkept) => told.push(unkept));
  browser.refuse("QuotaExceededError");
  await expect(archive.add(recordOf(0))).rejects.toMatchObject({ reason: "full" });
  expect(told.at(-1)).toEqual({ count: 1, reason: "full" });
  expect(await indices(archive)).toEqual([0]);
  browser.refuse(null);
  await vi.waitFor(() => expect(told.at(-1)).toBeNull());
  expect(await indices(archive)).toEqual([0]);
});

test("what is no record blocks nothing, and is handed out as it is", async () => {
  const nameless = recordOf(5, { subject: "" });
  await lay("glimpse", "records", [recordOf(0), {}, recordOf(1), "text", null, { trial: { id: 3 } }, nameless]);
  const table = await dataOf(open()).take();
  expect(readCsv(table.csv).rows).toHaveLength(1 + 2);
  expect(table.fault).toBeNull();
  expect(JSON.parse(table.damagedJson)).toEqual([
    {},
    "text",
    null,
    { trial: { id: 3 } },
    JSON.parse(JSON.stringify(nameless)),
  ]);
});

describe("a database that a newer game has upgraded", () => {
  test("hides no record, takes new ones, and is really erased", async () => {
    await lay("glimpse", "records", [recordOf(0), recordOf(1)], 3);
    const archive = open();
    await archive.add(recordOf(2));
    expect(await indices(archive)).toEqual([0, 1, 2]);
    expect(await dataOf(archive).erase()).toEqual([]);
    expect(await indices(open())).toEqual([]);
  });

  test("is upgraded while this game is open, which gives way and goes on", async () => {
    const archive = open();
    await archive.add(recordOf(0));
    await lay("glimpse", "records", [], 2);
    await archive.add(recordOf(1));
    expect(await indices(archive)).toEqual([0, 1]);
  });
});

test("what was erased elsewhere and waited here does not come back", async () => {
  const archive = open(hasty);
  browser.hang(true);
  await archive.add(recordOf(0)).catch(() => {});
  archive.forget();
  browser.hang(false);
  await fill(archive, 1, 2);
  await vi.waitFor(async () => expect(await indices(archive)).toEqual([1]));
  expect(await indices(open())).toEqual([1]);
});

test("two tabs write side by side and lose nothing", async () => {
  const [one, other] = [open(), open()];
  await Promise.all([fill(one, 0, 10), fill(other, 10, 20)]);
  expect((await indices(one)).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
});

test("where there is no IndexedDB at all, records live until the page closes, and erasing them is true", async () => {
  vi.stubGlobal("indexedDB", undefined);
  const archive = open();
  await expect(archive.add(recordOf(0))).rejects.toMatchObject({ reason: "unavailable" });
  expect((await archive.all()).records).toHaveLength(1);
  expect(await dataOf(archive).erase()).toEqual([]);
  expect((await archive.all()).records).toEqual([]);
  vi.unstubAllGlobals();
});

describe("two tabs that write in the same instant", () => {
  afterEach(() => vi.restoreAllMocks());

  test("keep both of their records, though both chose the same key", async () => {
    vi.spyOn(Date, "now").mockReturnValue(1_700_000_000_000);
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    await open().add(recordOf(0));
    await open().add(recordOf(1));
    expect(await indices(open())).toEqual([0, 1]);
  });

  test("keep one of a record that was written although its writer thought otherwise", async () => {
    vi.spyOn(Date, "now").mockReturnValue(1_700_000_000_000);
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    await open().add(recordOf(0));
    await open().add(recordOf(0));
    expect(await indices(open())).toEqual([0]);
  });
});

test("what another tab erased does not come back with the next record", async () => {
  const archive = open();
  await archive.add(recordOf(0));
  await open().clear();
  await archive.add(recordOf(1));
  expect(await indices(archive)).toEqual([1]);
});
