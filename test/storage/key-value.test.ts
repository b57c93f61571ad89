import { afterEach, expect, test, vi } from "vitest";
import { localKeyValue } from "../../src/storage/key-value";

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
  expect(localKeyValue.get("a")).toBeNull();
  localKeyValue.set("a", "1");
  localKeyValue.set("a", "2");
  expect(localKeyValue.get("a")).toBe("2");
  expect([...kept]).toEqual([["a", "2"]]);
  localKeyValue.remove("a");
  localKeyValue.remove("a");
  expect(localKeyValue.get("a")).toBeNull();
});

test("throws where there is no room, and keeps what was there", () => {
  stubStorage(new Map([["a", "1"]]), 3);
  expect(() => localKeyValue.set("a", "four")).toThrow(/room/);
  expect(localKeyValue.get("a")).toBe("1");
});

test("throws where storage is forbidden", () => {
  vi.stubGlobal("localStorage", undefined);
  expect(() => localKeyValue.get("a")).toThrow();
});
