import { describe, expect, test } from "vitest";
import { createSeatMemory } from "../../../src/app/class/kept-seat";
import type { KeyValuePort } from "../../../src/app/ports";
import { smallStorage } from "./small-storage";

const seat = { session: "s1", code: "ABC234", token: "secret" };
const forbidden: KeyValuePort = {
  get: () => {
    throw new Error("forbidden");
  },
  set: () => {
    throw new Error("full");
  },
  remove: () => {
    throw new Error("forbidden");
  },
};

describe("a seat that is kept", () => {
  test("comes back after a reload, and after the tab was closed", () => {
    const device = smallStorage();
    const tab = smallStorage();
    createSeatMemory(tab, device).keep(seat);
    expect(createSeatMemory(tab, device).seat("s1")).toEqual(seat);
    expect(createSeatMemory(smallStorage(), device).seat("s1")).toEqual(seat);
    expect(createSeatMemory(tab, device).seat("s2")).toBeNull();
  });

  test("two tabs sit in two classes", () => {
    const device = smallStorage();
    const [left, right] = [createSeatMemory(smallStorage(), device), createSeatMemory(smallStorage(), device)];
    left.keep(seat);
    right.keep({ ...seat, session: "s2" });
    expect(left.seat("s1")).toEqual(seat);
    expect(right.seat("s2")?.session).toBe("s2");
  });

  test("is forgotten with its session, and no other is", () => {
    const [tab, device] = [smallStorage(), smallStorage()];
    const memory = createSeatMemory(tab, device);
    memory.keep(seat);
    memory.forgetCode("ZZZZZZ");
    expect(memory.seat("s1")).toEqual(seat);
    memory.forgetCode("ABC234");
    expect(memory.seat("s1")).toBeNull();
    memory.keep(seat);
    memory.forget();
    expect(memory.seat("s1")).toBeNull();
  });

  test.each(["{", "7", "null", '{"session":"s1"}', '{"session":"s1","token":4}'])(
    "damaged storage is no seat: %s",
    (text) => {
      expect(createSeatMemory(smallStorage(), smallStorage({ "glimpse.class.seat": text })).seat("s1")).toBeNull();
    },
  );

  test("where nothing can be kept, nothing fails", () => {
    const memory = createSeatMemory(forbidden, forbidden);
    memory.keep(seat);
    memory.begin("t");
    memory.forget();
    memory.forgetCode("ABC234");
    expect(memory.seat("s1")).toBeNull();
    expect(memory.hasBegun("t")).toBe(false);
    expect(memory.person("p1", () => "w")).toBe("w");
  });
});

describe("who plays", () => {
  test("is the same word on this device until somebody else plays", () => {
    const device = smallStorage();
    let n = 0;
    const fresh = () => `w${++n}`;
    const person = (subject: string) => createSeatMemory(smallStorage(), device).person(subject, fresh);
    expect([person("p1"), person("p1"), person("p2"), person("p2")]).toEqual(["w1", "w1", "w2", "w2"]);
  });
});

describe("trials that were begun", () => {
  test("are remembered in this tab, the last forty of them", () => {
    const tab = smallStorage();
    for (let i = 0; i < 45; i++) createSeatMemory(tab, smallStorage()).begin(`t${i}`);
    const memory = createSeatMemory(tab, smallStorage());
    expect([memory.hasBegun("t44"), memory.hasBegun("t5"), memory.hasBegun("t4")]).toEqual([true, true, false]);
  });
});
