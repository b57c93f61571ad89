import { describe, expect, test, vi } from "vitest";
import { openRaw } from "./browser-database";
import { lay } from "./fake-database";
import { browser, freshBrowsers, listen, open, PLACE, written } from "./open-shelf";

freshBrowsers();

describe("erasing", () => {
  const refuseDeletion = () => {
    indexedDB.deleteDatabase = () => {
      throw new DOMException("not that", "SecurityError");
    };
  };

  test("is not done while a value is still there", async () => {
    await lay(PLACE.name, PLACE.store, ["a", "b"]);
    vi.spyOn(IDBObjectStore.prototype, "clear").mockImplementation(function (this: IDBObjectStore) {
      return this.delete(1);
    });
    await open().clear();
    // What cannot be cleared is deleted with its database.
    expect(await written(open())).toEqual([]);

    await lay(PLACE.name, PLACE.store, ["a", "b"]);
    refuseDeletion();
    const shelf = open();
    await expect(shelf.clear()).rejects.toMatchObject({ reason: "broken", message: "1 are still there" });
    expect(await written(shelf)).toEqual(["b"]);
  });

  test("is done once all is cleared, though the database itself may not be deleted", async () => {
    await lay(PLACE.name, PLACE.store, ["a", "b"]);
    refuseDeletion();
    await open().clear();
    expect(await written(open())).toEqual([]);
  });

  test("deletes a database that cannot be opened", async () => {
    await lay(PLACE.name, PLACE.store, ["a"]);
    const { open: openAny } = indexedDB;
    const shelf = open();
    indexedDB.open = () => {
      throw new DOMException("it is damaged", "UnknownError");
    };
    expect((await shelf.all()).fault?.reason).toBe("broken");
    await shelf.clear();
    indexedDB.open = openAny;
    expect(await written(shelf)).toEqual([]);
  });

  test("says what kept it from being opened when it cannot be deleted either", async () => {
    indexedDB.open = () => {
      throw new DOMException("it is damaged", "UnknownError");
    };
    refuseDeletion();
    await expect(open().clear()).rejects.toMatchObject({ reason: "broken", message: "UnknownError: it is damaged" });
  });

  test("drops what waits, and says that nothing waits", async () => {
    const shelf = open({ retry: 100_000 });
    const told = listen(shelf);
    browser.refuse("QuotaExceededError");
    await shelf.add("a").catch(() => {});
    browser.refuse(null);
    await shelf.clear();
    expect(told.at(-1)).toBeNull();
    expect(await open().all()).toMatchObject({ rows: [], waiting: [] });
  });

  test("reaches everything that a newer game keeps in the same database", async () => {
    const newer = await openRaw(PLACE.name, 2, (made) => {
      for (const name of [PLACE.store, "more things"]) made.createObjectStore(name, { autoIncrement: true });
    });
    const change = newer.transaction("more things", "readwrite");
    change.objectStore("more things").add("a");
    await new Promise((resolve) => {
      change.oncomplete = resolve;
    });
    newer.close();
    await open().clear();
    const after = await openRaw(PLACE.name, 3);
    const count = after.objectStoreNames.contains("more things")
      ? await new Promise((resolve) => {
          const request = after.transaction("more things").objectStore("more things").count();
          request.onsuccess = () => resolve(request.result);
        })
      : 0;
    after.close();
    expect(count).toBe(0);
  });
});

test("what was given up while its database was opening is not written when it opens after all", async () => {
  // Another tab deletes the database, and a third one keeps it from going.
  const third = await openRaw(PLACE.name, 1, (made) => made.createObjectStore(PLACE.store, { autoIncrement: true }));
  const deleted = new Promise((resolve) => {
    indexedDB.deleteDatabase(PLACE.name).onsuccess = resolve;
  });
  const shelf = open({ patience: 60, retry: 100_000 });
  await expect(shelf.add("erased")).rejects.toMatchObject({ reason: "silent" });
  shelf.forget();
  third.close();
  await deleted;
  const fresh = open();
  await fresh.add("new");
  expect(await written(fresh)).toEqual(["new"]);
});
