import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createKeyValue, tabKeyValue } from "../../src/storage/key-value";

beforeEach(() => {
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("navigator", {});
});
afterEach(() => vi.unstubAllGlobals());

function stubStorage(kept = new Map<string, string>(), room = Number.POSITIVE_INFINITY): Map<string, string> {
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new DOMException("no room", "QuotaExceededError");
      kept.set(key, value);
    },
    removeItem: (key: string) => kept.delete(key),
  });
  return kept;
}

test("keeps small texts in the browser's storage", () => {
  const kept = stubStorage();
  expect(createKeyValue().get("a")).toBeNull();
  createKeyValue().set("a", "1");
  createKeyValue().set("a", "2");
  expect(createKeyValue().get("a")).toBe("2");
  expect([...kept]).toEqual([["a", "2"]]);
  createKeyValue().remove("a");
  createKeyValue().remove("a");
  expect(createKeyValue().get("a")).toBeNull();
});

test("throws where there is no room, and keeps what was there", () => {
  stubStorage(new Map([["a", "1"]]), 3);
  expect(() => createKeyValue().set("a", "four")).toThrow(/room/);
  expect(createKeyValue().get("a")).toBe("1");
});

test("throws where storage is forbidden", () => {
  vi.stubGlobal("localStorage", undefined);
  expect(() => createKeyValue().get("a")).toThrow();
});

test("a tab's own texts are kept in its session, apart from the browser's", () => {
  const kept = stubStorage();
  const own = stubSession();
  tabKeyValue.set("a", "1");
  expect([tabKeyValue.get("a"), tabKeyValue.get("b")]).toEqual(["1", null]);
  expect([[...own], [...kept]]).toEqual([[["a", "1"]], []]);
  tabKeyValue.remove("a");
  expect(tabKeyValue.get("a")).toBeNull();
});

function stubSession(): Map<string, string> {
  const browser = localStorage;
  const own = stubStorage();
  vi.stubGlobal("sessionStorage", localStorage);
  vi.stubGlobal("localStorage", browser);
  return own;
}

/** A page that hears what the browser tells it. */
function stubPage() {
  const heard: Record<string, ((event: unknown) => void)[]> = {};
  const listen = (type: string, listener: (event: unknown) => void) => {
    heard[type] = [...(heard[type] ?? []), listener];
  };
  const page = { hidden: false, addEventListener: listen };
  vi.stubGlobal("addEventListener", listen);
  vi.stubGlobal("document", page);
  const say = (type: string, event: object = {}) => {
    for (const listener of heard[type] ?? []) listener(event);
  };
  return { page, say };
}

describe("another tab's writing is heard of", () => {
  function watch() {
    stubStorage();
    const page = stubPage();
    const heard: (string | null)[] = [];
    createKeyValue().watch?.((key) => heard.push(key));
    return { ...page, heard };
  }

  test("by its key, and not that of a session's", () => {
    const { say, heard } = watch();
    say("storage", { storageArea: localStorage, key: "glimpse.settings" });
    say("storage", { storageArea: {}, key: "glimpse.open-block" });
    say("storage", { storageArea: localStorage, key: null });
    expect(heard).toEqual(["glimpse.settings", null]);
  });

  test("whatever it was, once a frozen page comes back; a page that was merely loaded has missed nothing", () => {
    const { say, heard } = watch();
    say("pageshow", { persisted: false });
    expect(heard).toEqual([]);
    say("pageshow", { persisted: true });
    expect(heard).toEqual([null]);
  });

  test("whatever it was, once the tab is looked at again", () => {
    const { page, say, heard } = watch();
    page.hidden = true;
    say("visibilitychange");
    expect(heard).toEqual([]);
    page.hidden = false;
    say("visibilitychange");
    expect(heard).toEqual([null]);
  });
});

describe("work under the lock of all tabs", () => {
  /** Locks that are granted when the test says so, or refused. */
  function stubLocks() {
    const waiting: { name: string; grant: () => void; refuse: () => void }[] = [];
    const request = (name: string, work: () => void) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({
          name,
          grant: () => {
            work();
            resolve();
          },
          refuse: () => reject(new DOMException("no locks in this window", "SecurityError")),
        });
      });
    stubStorage();
    const page = stubPage();
    vi.stubGlobal("navigator", { locks: { request } });
    const done: string[] = [];
    const { exclusive } = createKeyValue();
    const ask = (what: string) => exclusive?.(() => done.push(what));
    return { ...page, waiting, done, ask };
  }

  test("is done when the lock is granted, and one lock serves all keys", async () => {
    const { waiting, done, ask } = stubLocks();
    const both = [ask("a"), ask("b")];
    expect(done).toEqual([]);
    waiting[0]?.grant();
    await both[0];
    expect(done).toEqual(["a"]);
    waiting[1]?.grant();
    await both[1];
    expect(done).toEqual(["a", "b"]);
    expect(new Set(waiting.map(({ name }) => name)).size).toBe(1);
  });

  test("is done at once when the browser refuses locks", async () => {
    const { waiting, done, ask } = stubLocks();
    const asked = ask("a");
    waiting[0]?.refuse();
    await asked;
    expect(done).toEqual(["a"]);
  });

  test("is done before the page goes, in its order, and not a second time", async () => {
    const { waiting, done, ask, say } = stubLocks();
    const both = [ask("a"), ask("b")];
    say("pagehide");
    expect(done).toEqual(["a", "b"]);
    say("pagehide");
    waiting[0]?.grant();
    waiting[1]?.refuse();
    await Promise.all(both);
    expect(done).toEqual(["a", "b"]);
  });

  test("is not offered where there are no locks", () => {
    stubStorage();
    expect(createKeyValue().exclusive).toBeUndefined();
  });
});
