import { expect, it } from "vitest";
import { createHostMemory, type KeptHost } from "../../../src/app/class/kept-hosts";
import type { KeyValuePort } from "../../../src/app/ports";

function store(): KeyValuePort & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
  };
}
const forbidden: KeyValuePort = {
  get: () => {
    throw new Error("forbidden");
  },
  set: () => {
    throw new Error("forbidden");
  },
  remove: () => {
    throw new Error("forbidden");
  },
};
const host = (session: string): KeptHost => ({ session, code: "ABC234", token: `t-${session}`, recovery: "r" });

it("remembers several sessions, the newest first", () => {
  const memory = createHostMemory(store(), store());
  for (const session of ["a", "b", "a", "c"]) memory.keep(host(session));
  expect(memory.all().map(({ session }) => session)).toEqual(["c", "a", "b"]);
});

it("comes back in a new tab, and forgets on device and tab alike", () => {
  const device = store();
  createHostMemory(store(), device).keep(host("a"));
  const later = createHostMemory(store(), device);
  expect(later.find("a")?.token).toBe("t-a");
  later.forget("a");
  expect(later.find("a")).toBeNull();
  expect(device.kept.size).toBe(0);
});

it("makes do with the tab where the device keeps nothing, and with nothing at all", () => {
  const memory = createHostMemory(store(), forbidden);
  memory.keep(host("a"));
  expect(memory.find("a")?.code).toBe("ABC234");
  const none = createHostMemory(forbidden, forbidden);
  none.keep(host("a"));
  expect(none.all()).toEqual([]);
});

it("passes over what is no session", () => {
  const device = store();
  device.set("glimpse.class.hosts", JSON.stringify([{ session: "a" }, null, host("b")]));
  expect(createHostMemory(store(), device).all()).toEqual([host("b")]);
  device.set("glimpse.class.hosts", "{");
  expect(createHostMemory(store(), device).all()).toEqual([]);
});
