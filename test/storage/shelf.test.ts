import { describe, expect, test, vi } from "vitest";
import { openRaw } from "./browser-database";
import { lay } from "./fake-database";
import { browser, freshBrowsers, held, listen, open, PLACE, written } from "./open-shelf";

freshBrowsers();

/** The browser cannot read the values under some keys, nor all at once as long as there are any. */
function corrupt(...keys: number[]): void {
  const { get } = IDBObjectStore.prototype;
  const fail = () => {
    throw new DOMException("the value cannot be read", "DataError");
  };
  vi.spyOn(IDBObjectStore.prototype, "getAll").mockImplementation(fail);
  vi.spyOn(IDBObjectStore.prototype, "get").mockImplementation(function (this: IDBObjectStore, key) {
    return keys.includes(key as number) ? fail() : get.call(this, key);
  });
}

describe("what the browser cannot read", () => {
  test("hides nothing else, and is counted", async () => {
    await lay(PLACE.name, PLACE.store, ["a", "b", "c", "d"]);
    corrupt(2, 3);
    const { rows, unreadable, fault } = await open().all();
    expect(rows.map(({ value }) => value)).toEqual(["a", "d"]);
    expect({ unreadable, fault }).toEqual({ unreadable: 2, fault: null });
  });

  test("is nothing where the store is whole", async () => {
    await lay(PLACE.name, PLACE.store, ["a", "b"]);
    expect((await open().all()).unreadable).toBe(0);
  });

  test("is not what a closed connection merely failed to hand out", async () => {
    await lay(PLACE.name, PLACE.store, ["a", "b", "c"]);
    const { getAll } = IDBObjectStore.prototype;
    let closed = false;
    vi.spyOn(IDBObjectStore.prototype, "getAll").mockImplementation(function (this: IDBObjectStore) {
      if (closed) return getAll.call(this);
      closed = true;
      browser.close();
      throw new DOMException("the connection is closing", "InvalidStateError");
    });
    expect(await open().all()).toMatchObject({
      rows: [{ value: "a" }, { value: "b" }, { value: "c" }],
      unreadable: 0,
      fault: null,
    });
  });

  test("gives no value another's key when a read brings fewer values than keys", async () => {
    await lay(PLACE.name, PLACE.store, ["a", "b", "c"]);
    const before = (await open().all()).rows;
    const { getAll } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, "getAll").mockImplementation(function (this: IDBObjectStore) {
      return getAll.call(this, IDBKeyRange.lowerBound(2));
    });
    expect((await open().all()).rows).toEqual(before);
  });
});

describe("a value that waits", () => {
  test("can be removed: it is neither shown nor written later", async () => {
    const shelf = open();
    const told = listen(shelf);
    browser.refuse("QuotaExceededError");
    for (const value of ["a", "b", "c"]) await shelf.add(value).catch(() => {});
    expect(told.at(-1)).toEqual({ count: 3, reason: "full" });
    const { waiting } = await shelf.all();
    await shelf.remove(waiting[1]?.id ?? Number.NaN);
    expect(await held(shelf)).toEqual(["a", "c"]);
    browser.refuse(null);
    await vi.waitFor(() => expect(told.at(-1)).toBeNull());
    expect(await written(open())).toEqual(["a", "c"]);
  });

  test("stays when something else is removed, the first of them or a stored one", async () => {
    const shelf = open({ retry: 100_000 });
    await shelf.add("stored");
    browser.refuse("QuotaExceededError");
    for (const value of ["a", "b"]) await shelf.add(value).catch(() => {});
    browser.refuse(null);
    const { rows, waiting } = await shelf.all();
    await shelf.remove(rows[0]?.id ?? Number.NaN);
    expect(await shelf.all()).toMatchObject({ rows: [], waiting: [{ value: "a" }, { value: "b" }] });
    await shelf.remove(waiting[0]?.id ?? Number.NaN);
    expect(await held(shelf)).toEqual(["b"]);
  });

  test("counts once when it was written although its writer could not tell", async () => {
    const shelf = open({ retry: 100_000 });
    await shelf.add("a");
    const { add } = IDBObjectStore.prototype;
    const refuse = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      add.apply(this, args);
      throw new DOMException("the disk hiccups", "UnknownError");
    });
    await expect(shelf.add("b")).rejects.toMatchObject({ reason: "broken" });
    refuse.mockRestore();
    const { rows, waiting } = await shelf.all();
    expect([...rows, ...waiting].map(({ value }) => value)).toEqual(["a", "b"]);
  });

  test("and is refused for itself does not hold up the next ones", async () => {
    const shelf = open({ retry: 100_000 });
    const told = listen(shelf);
    await expect(shelf.add(() => "no browser stores this")).rejects.toMatchObject({ reason: "broken" });
    expect(told.at(-1)).toEqual({ count: 1, reason: "broken" });
    await shelf.add("b");
    await shelf.add("c");
    expect(await written(shelf)).toEqual(["b", "c"]);
    expect(await held(shelf)).toHaveLength(1);
  });

  test("was dropped while it was being written: the next one is written all the same", async () => {
    const shelf = open();
    const first = shelf.add("a");
    shelf.forget();
    const second = shelf.add("b");
    await Promise.all([first, second]);
    expect(await written(open())).toContain("b");
    expect(await held(shelf)).toEqual([]);
  });

  test("is tried ever more seldom, but at least every minute", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.stubGlobal("indexedDB", undefined);
    const shelf = open({ retry: 1000 });
    const told = listen(shelf);
    const triesIn = async (duration: number) => {
      const before = told.length;
      await vi.advanceTimersByTimeAsync(duration);
      return told.length - before;
    };
    await shelf.add("a").catch(() => {});
    expect(told).toEqual([{ count: 1, reason: "unavailable" }]);
    expect([await triesIn(999), await triesIn(1)]).toEqual([0, 1]);
    expect([await triesIn(1999), await triesIn(1)]).toEqual([0, 1]);
    expect([await triesIn(3999), await triesIn(1)]).toEqual([0, 1]);
    await triesIn(600_000);
    expect(await triesIn(600_000)).toBe(10);
    shelf.forget();
    expect(told.at(-1)).toBeNull();
    expect(await triesIn(600_000)).toBe(0);
  });

  test("waits no longer than at first once another has been written in between", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const factory = indexedDB;
    vi.stubGlobal("indexedDB", undefined);
    const shelf = open({ retry: 1000 });
    await shelf.add("a").catch(() => {});
    await vi.advanceTimersByTimeAsync(7000);
    vi.stubGlobal("indexedDB", factory);
    await shelf.add("b");
    vi.stubGlobal("indexedDB", undefined);
    browser.close();
    const told = listen(shelf);
    await shelf.add("c").catch(() => {});
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toHaveLength(2);
  });
});

test("a value added at whatever moment of another's writing is stored once its adding has ended", async () => {
  const { add } = IDBObjectStore.prototype;
  for (let steps = 0; steps < 12; steps++) {
    const shelf = open();
    let second: Promise<void> | undefined;
    const spy = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementationOnce(function (
      this: IDBObjectStore,
      ...args
    ) {
      const request = add.apply(this, args);
      this.transaction.addEventListener("complete", async () => {
        for (let i = 0; i < steps; i++) await Promise.resolve();
        second = shelf.add(`${steps} b`);
      });
      return request;
    });
    await shelf.add(`${steps} a`);
    await vi.waitFor(() => expect(second).toBeDefined());
    await second;
    spy.mockRestore();
    expect(await shelf.all()).toMatchObject({ waiting: [] });
    expect(await written(shelf)).toEqual(expect.arrayContaining([`${steps} a`, `${steps} b`]));
  }
});

test("values of one visit come before those of the next", async () => {
  const random = vi.spyOn(Math, "random").mockReturnValue(0.999);
  const now = vi.spyOn(Date, "now").mockReturnValue(1_700_000_000_000);
  await open().add("a");
  now.mockReturnValue(1_700_000_060_000);
  random.mockReturnValue(0);
  await open().add("b");
  expect(await written(open())).toEqual(["a", "b"]);
});

test("values keep their order though the clock goes back", async () => {
  let now = 1_700_000_000_000;
  vi.spyOn(Date, "now").mockImplementation(() => (now -= 60_000));
  const shelf = open();
  for (const value of ["a", "b", "c"]) await shelf.add(value);
  expect(await written(open())).toEqual(["a", "b", "c"]);
});

test("a stored value that cannot be removed stays, and says so", async () => {
  const shelf = open();
  await shelf.add("a");
  const [row] = (await shelf.all()).rows;
  browser.refuse("UnknownError");
  await expect(shelf.remove(row?.id ?? Number.NaN)).rejects.toMatchObject({ reason: "broken" });
  browser.refuse(null);
  expect(await written(shelf)).toEqual(["a"]);
});

test("a database that cannot be read shows only what waits, and is read as soon as it opens again", async () => {
  await lay(PLACE.name, PLACE.store, ["a"]);
  const { open: openAny } = indexedDB;
  indexedDB.open = () => {
    throw new DOMException("not in this window", "SecurityError");
  };
  const shelf = open({ retry: 100_000 });
  await shelf.add("b").catch(() => {});
  expect(await shelf.all()).toMatchObject({
    rows: [],
    unreadable: 0,
    waiting: [{ value: "b" }],
    fault: { reason: "unavailable", message: "SecurityError: not in this window" },
  });
  indexedDB.open = openAny;
  await shelf.add("c");
  expect(await shelf.all()).toMatchObject({ fault: null, waiting: [] });
  expect(await written(shelf)).toEqual(["a", "b", "c"]);
});

test("a database that failed to open is opened anew for the next value", async () => {
  const { open: openAny } = indexedDB;
  indexedDB.open = () => {
    const request = Object.create(IDBOpenDBRequest.prototype);
    const addEventListener = (type: string, listener: () => void) => {
      if (type === "error") queueMicrotask(listener);
    };
    return Object.defineProperties(request, {
      error: { value: new DOMException("an internal error", "UnknownError") },
      addEventListener: { value: addEventListener },
      removeEventListener: { value: () => {} },
    });
  };
  const shelf = open({ retry: 100_000 });
  await expect(shelf.add("a")).rejects.toMatchObject({ reason: "broken", message: "UnknownError: an internal error" });
  indexedDB.open = openAny;
  await shelf.add("b");
  expect(await written(shelf)).toEqual(["a", "b"]);
});

test("what is no error at all is told in its own words", async () => {
  indexedDB.open = () => {
    throw "a bare word";
  };
  expect((await open().all()).fault).toMatchObject({ reason: "broken", message: "a bare word" });
});

test("nothing keeps waiting for an answer that has come", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const shelf = open();
  await shelf.add("a");
  await shelf.all();
  expect(vi.getTimerCount()).toBe(0);
});

test("the games of before can add to what this one has made: the browser gives them the keys", async () => {
  await open().add("a");
  const older = await openRaw(PLACE.name, 1);
  const change = older.transaction(PLACE.store, "readwrite");
  change.objectStore(PLACE.store).add("b");
  await new Promise((resolve) => {
    change.oncomplete = resolve;
  });
  older.close();
  expect(await written(open())).toEqual(["a", "b"]);
});

test.each([
  ["QuotaExceededError", "full"],
  ["SecurityError", "unavailable"],
  ["InvalidStateError", "unavailable"],
  ["UnknownError", "broken"],
])("a browser that refuses with %s is said to be %s, with its own words", async (name, reason) => {
  browser.refuse(name);
  const shelf = open({ retry: 100_000 });
  const fault = await shelf.add("a").then(
    () => null,
    (error) => error,
  );
  expect(fault).toMatchObject({ reason, message: `${name}: not now` });
});
