import { expect, it } from "vitest";
import { createSealedStore, StoreFull } from "../../../../src/server/class/studio/sealed-store";

const picture = (id: string, length = 10) => ({ id, bytes: new Uint8Array(length) });

it("keeps pictures until their session or their trial is over", () => {
  const store = createSealedStore();
  for (const id of ["a", "b"]) store.put("one", picture(id));
  store.put("two", picture("c"));
  store.remove("a");
  expect(["a", "b", "c"].map((id) => store.get(id) !== null)).toEqual([false, true, true]);
  expect(store.size()).toBe(20);
  store.drop("one");
  store.drop("nobody");
  store.remove("a");
  expect(["a", "b", "c"].map((id) => store.get(id) !== null)).toEqual([false, false, true]);
  expect(store.size()).toBe(10);
});

it("refuses what exceeds its bound, and loses nothing", () => {
  const store = createSealedStore(25);
  store.put("one", picture("a"));
  store.put("one", picture("b"));
  expect(() => store.put("two", picture("c"))).toThrow(StoreFull);
  expect(() => store.put("two", picture("c"))).toThrow(
    "no room for another sealed picture of 10 bytes: 20 of 25 are taken by 1 sessions",
  );
  expect(store.get("a")).not.toBeNull();
  expect(store.get("c")).toBeNull();
  store.drop("one");
  store.put("two", picture("c", 25));
  expect(store.size()).toBe(25);
});

it("never puts one picture in another's place", () => {
  const store = createSealedStore();
  store.put("one", picture("a", 1));
  expect(() => store.put("two", picture("a", 2))).toThrow('a sealed picture "a" already');
  store.drop("two");
  expect(store.get("a")).toHaveLength(1);
});

it("has nothing under the names that objects have", () => {
  const store = createSealedStore();
  for (const id of ["__proto__", "constructor", ""]) expect(store.get(id)).toBeNull();
});
