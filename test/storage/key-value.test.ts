import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createKeyValue } from "../../src/storage/key-value";

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
