import { describe, expect, test, vi } from "vitest";
import { OfflineFault, type OfflinePort } from "../../../src/app/offline/offline-port";
import { createPantry } from "../../../src/app/offline/pantry";
import { createTakeAlong } from "../../../src/app/offline/take-along";
import { BUSY, open, QUIET, settled } from "./offline-world";

describe("taking everything along", () => {
  function take(own: Partial<OfflinePort> = {}) {
    const all = open(own);
    all.show(QUIET);
    const pantry = createPantry(all.options);
    return { ...all, ...createTakeAlong(all.port, all.stores, pantry) };
  }

  test("shows the bytes of shell, pictures and opponents as they come, and an opponent's in between", async () => {
    const { takeAll, seen, state } = take({
      keepOpponent: async (id, onShare) => {
        if (id === "mobilenet-v1-100") onShare(0.5);
      },
    });
    await takeAll(true);
    const bytes = 1000 + 15 + 30.9e6;
    const shown = seen.flatMap(({ taking }) => (taking && taking.of > 1 ? [taking] : []));
    expect(new Set(shown.map(({ of }) => of))).toEqual(new Set([bytes]));
    expect([...new Set(shown.map(({ kept }) => kept))]).toEqual([
      1000,
      1001,
      1003,
      1006,
      1010,
      1015,
      1015 + 16.9e6 / 2,
      1015 + 16.9e6,
      bytes,
    ]);
    expect(state()).toMatchObject({ taking: null, taken: { kind: "all", promised: true } });
  });

  test("leaves the opponents where they are not wanted, and says where the browser promises nothing", async () => {
    const { takeAll, port, state, seen } = take({ persist: async () => false });
    await takeAll(false);
    expect(port.opponents.size).toBe(0);
    expect(seen.some(({ taking }) => taking?.of === 1015)).toBe(true);
    expect(state().taken).toEqual({ kind: "all", promised: false });
  });

  test("goes on after a picture that cannot be had, and asks for no promise", async () => {
    const persist = vi.fn(async () => true);
    const { takeAll, state } = take({
      persist,
      keep: async ({ path }) => {
        if (path === "drawing.webp") throw new OfflineFault("network");
      },
    });
    await takeAll(true);
    expect(state().taken).toEqual({ kind: "part", why: "network", files: 1, opponents: [] });
    expect(persist).not.toHaveBeenCalled();
  });

  test("without its shell fetches nothing more", async () => {
    const { takeAll, port, state } = take({
      check: () => Promise.reject(new OfflineFault("network")),
    });
    await takeAll(true);
    expect(port.pictures.size).toBe(0);
    const opponents = ["mobilenet-v1-100", "mobilenet-v2-100"];
    expect(state().taken).toEqual({ kind: "part", why: "network", files: 6, opponents });
  });

  test("without the build's list has everything left to do", async () => {
    const { takeAll, state } = take({ files: () => Promise.reject(new Error("503")) });
    await takeAll(true);
    expect(state()).toMatchObject({
      taking: null,
      taken: { kind: "part", why: "network", files: 6, opponents: [] },
    });
  });

  test("is begun once at a time, and can be begun again", async () => {
    const { takeAll, port } = take();
    await Promise.all([takeAll(false), takeAll(false)]);
    expect(port.asked.filter((word) => word === "check")).toHaveLength(1);
    await takeAll(false);
    expect(port.asked.filter((word) => word === "check")).toHaveLength(2);
  });

  test("stops in the middle of an opponent, and between two files", async () => {
    const hanging = take({
      keepOpponent: (_id, _onShare, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(new Error("stopped")));
          hanging.stopTaking();
        }),
    });
    await hanging.takeAll(true);
    expect(hanging.state()).toMatchObject({ taking: null, taken: { kind: "stopped" } });
    const idle = take();
    expect(() => idle.stopTaking()).not.toThrow();
  });

  test("waits while a picture may be up", async () => {
    const { takeAll, show, port, state } = take();
    show(BUSY);
    const taking = takeAll(false);
    await settled();
    expect(port.asked).toEqual([]);
    expect(state().taking).toEqual({ kept: 0, of: 1 });
    show(QUIET);
    await taking;
    expect(state().taken?.kind).toBe("all");
  });
});
