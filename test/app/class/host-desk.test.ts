import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ClassDeskOptions } from "../../../src/app/class/class-desk-options";
import { ClassFailure, type ClassPort } from "../../../src/app/class/class-port";
import { createHostDesk, type HostDesk } from "../../../src/app/class/host-desk";
import { createClassStore } from "../../../src/app/stores/class-store";
import { usualSettings } from "../../../src/content/class/class-settings";
import { ms } from "../../../src/core/units";
import { greyRaster } from "../../../src/core/vision/raster";
import { fakePorts } from "../fake-ports";
import { block, board, type FakeRoom, fakeRoom, scene } from "./fake-host-line";

const opened = { session: "s1", code: "ABC234", token: "secret", recovery: "R-1" };
const verdict = { choice: "dog", scores: [1, 0], tie: false, top5: [], model: "m", backend: "webgl", time: ms(9) };

let kept: Map<string, string>;
beforeEach(() => {
  kept = new Map();
});

function sit(own: Partial<ClassPort> = {}) {
  const room = fakeRoom(own);
  const classroom = createClassStore();
  const show = vi.fn();
  const { ports } = fakePorts({}, kept);
  const ask = vi.fn(async () => verdict);
  const options = {
    classroom: room.port,
    sealed: { open: async () => ({ raster: greyRaster(4, 4), hash: "" }) },
    ports: { ...ports, net: { ...ports.net, ask } },
    stores: { classroom },
    show,
  } as unknown as ClassDeskOptions;
  const desk: HostDesk = createHostDesk(options);
  return { room, classroom, show, desk, ask, host: () => classroom.getState().host };
}

const seat = async (room: FakeRoom, desk: HostDesk): Promise<void> => {
  await desk.begin(opened);
  room.say({ type: "hosting", session: "s1", token: "secret", now: 0 });
  room.say({ type: "board", view: board() });
};

describe("sitting down", () => {
  it("shows the desk of a session just opened, with its recovery code", async () => {
    const { room, desk, show, host } = sit();
    await seat(room, desk);
    expect(room.joins).toEqual([{ session: "s1", request: { as: "host", token: "secret" } }]);
    expect(show).toHaveBeenCalledWith({ name: "class-host" });
    expect(host()?.recovery).toBe("R-1");
    expect(host()?.view?.code).toBe("ABC234");
  });

  it("comes back after a reload, recovery code and all", async () => {
    const first = sit();
    await seat(first.room, first.desk);
    const { room, desk, host } = sit();
    expect(await desk.comeBack("s1")).toBe(true);
    expect(room.joins[0]?.request).toEqual({ as: "host", token: "secret" });
    expect(host()?.recovery).toBe("R-1");
  });

  it("does not come back where it never was", async () => {
    const { desk, room } = sit();
    expect(await desk.comeBack("other")).toBe(false);
    expect(room.joins).toEqual([]);
  });

  it("forgets a session whose secret no longer holds", async () => {
    const first = sit();
    await seat(first.room, first.desk);
    const { desk, host } = sit({ host: async () => Promise.reject(new ClassFailure("wrong-secret", "no")) });
    expect(await desk.comeBack("s1")).toBe(false);
    expect(desk.hosted()).toEqual([]);
    expect(host()).toBeNull();
  });

  it("keeps a session that cannot be reached just now", async () => {
    const first = sit();
    await seat(first.room, first.desk);
    const { desk } = sit({ host: async () => Promise.reject(new ClassFailure("unreachable", "no")) });
    await expect(desk.comeBack("s1")).rejects.toThrow(ClassFailure);
    expect(desk.hosted()).toHaveLength(1);
  });

  it("keeps the token that a take-over is given", async () => {
    const { room, desk } = sit();
    await desk.resume("s1", { as: "host", recovery: "R-1" });
    room.say({ type: "hosting", session: "s1", token: "second", now: 0 });
    room.say({ type: "board", view: board() });
    expect(desk.hosted()).toEqual([{ session: "s1", code: "ABC234", token: "second", recovery: "R-1" }]);
  });
});

describe("settings", () => {
  it("are shown at once, and two quick changes both hold", async () => {
    const { room, desk, host } = sit();
    await seat(room, desk);
    desk.setUp({ teams: 3 });
    desk.setUp({ practice: false });
    const wanted = { ...usualSettings("en"), teams: 3, practice: false };
    expect(host()?.view?.settings).toEqual(wanted);
    expect(room.sent.at(-1)).toEqual({ type: "settings", settings: wanted });
    // The answer to the first change must not take the second back.
    room.say({ type: "scene", scene: scene({ settings: { ...usualSettings("en"), teams: 3 } }) });
    expect(host()?.view?.settings).toEqual(wanted);
    room.say({ type: "scene", scene: scene({ settings: wanted }) });
    expect(host()?.view?.settings).toEqual(wanted);
  });

  it("go back to what the room has when it refuses", async () => {
    const { room, desk, host } = sit();
    await seat(room, desk);
    desk.setUp({ teams: 3 });
    room.say({ type: "refused", of: "settings", trial: null, refusal: { why: "bad-settings" } });
    expect(host()?.view?.settings.teams).toBe(0);
    expect(host()?.refused?.refusal.why).toBe("bad-settings");
  });

  it("follow what another host device changes", async () => {
    const { room, desk, host } = sit();
    await seat(room, desk);
    room.say({ type: "scene", scene: scene({ settings: { ...usualSettings("en"), teams: 4 } }) });
    expect(host()?.view?.settings.teams).toBe(4);
  });
});

describe("judging", () => {
  const tickets = [{ trial: "t", picture: "s1/p", key: "k", choices: ["dog", "cup"] }];

  it("answers tickets with this page's net while pictures are made", async () => {
    const { room, desk, ask } = sit();
    await seat(room, desk);
    room.say({ type: "scene", scene: scene({ phase: "preparing", block: block() }) });
    room.say({ type: "judge", tickets });
    await vi.waitFor(() => expect(room.sent).toContainEqual({ type: "verdict", trial: "t", verdict }));
    expect(ask).toHaveBeenCalledOnce();
  });

  it("asks the net nothing once a picture may be up", async () => {
    const { room, desk, ask } = sit();
    await seat(room, desk);
    room.say({ type: "scene", scene: scene({ phase: "open", block: block() }) });
    room.say({ type: "judge", tickets });
    await new Promise((resolve) => setTimeout(resolve));
    expect(ask).not.toHaveBeenCalled();
  });
});

describe("leaving", () => {
  it("goes to the door, and the session may be come back to", async () => {
    const { room, desk, show, host } = sit();
    await seat(room, desk);
    desk.leave();
    expect(room.closed()).toBe(1);
    expect(host()).toBeNull();
    expect(show).toHaveBeenLastCalledWith({ name: "class-door" });
    expect(desk.hosted()).toHaveLength(1);
  });

  it("forgets what has been erased, with the session's own secret", async () => {
    const erase = vi.fn(async () => {});
    const { room, desk } = sit({ erase });
    await seat(room, desk);
    await desk.erase();
    expect(erase).toHaveBeenCalledExactlyOnceWith("s1", "secret");
    expect(desk.hosted()).toEqual([]);
  });

  it("forgets nothing that could not be erased", async () => {
    const { room, desk, host } = sit({ erase: async () => Promise.reject(new ClassFailure("unreachable", "no")) });
    await seat(room, desk);
    await expect(desk.erase()).rejects.toThrow(ClassFailure);
    expect(desk.hosted()).toHaveLength(1);
    expect(host()).not.toBeNull();
  });

  it("has nothing to fetch or erase without a desk", async () => {
    await expect(sit().desk.results()).rejects.toThrow(/no host's desk/);
  });
});
