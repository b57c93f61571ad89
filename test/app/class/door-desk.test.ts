import { beforeEach, describe, expect, test, vi } from "vitest";
import { ClassFailure } from "../../../src/app/class/class-port";
import { createDoorDesk, type DoorDesk, plainCode } from "../../../src/app/class/door-desk";
import type { HostDesk } from "../../../src/app/class/host-desk";
import type { SeatDesk } from "../../../src/app/class/seat-desk";
import { CODE_LETTERS } from "../../../src/content/class/class-settings";
import { type FakeClass, fakeClass } from "./fake-class";

let fake: FakeClass;
let door: DoorDesk;
const seat = { take: vi.fn<SeatDesk["take"]>(), unknown: vi.fn<SeatDesk["unknown"]>() };
const host = {
  comeBack: vi.fn<HostDesk["comeBack"]>(),
  begin: vi.fn<HostDesk["begin"]>(),
  resume: vi.fn<HostDesk["resume"]>(),
};
beforeEach(() => {
  seat.take.mockReset().mockResolvedValue();
  seat.unknown.mockReset();
  host.comeBack.mockReset().mockResolvedValue(false);
  host.begin.mockReset().mockResolvedValue();
  host.resume.mockReset().mockResolvedValue();
  fake = fakeClass();
  door = createDoorDesk(fake.options, { seat: seat as unknown as SeatDesk, host: host as unknown as HostDesk });
});
const state = () => fake.options.stores.classroom.getState().door;
const settled = () => vi.waitFor(() => expect(state()).toMatchObject({ busy: false, hello: expect.anything() }));

describe("a code", () => {
  test.each([
    ["abc234", "ABC234"],
    [" a b c-2 3 4 ", "ABC234"],
    ["ＡＢＣ２３４", "ABC234"],
    ["o0bc23", "QQBC23"],
    ["i1lc23", "J7JC23"],
    ["abc2345678", "ABC234"],
    ["!?.,", ""],
  ])("%j is read as %j", (typed, code) => {
    expect(plainCode(typed)).toBe(code);
  });

  test("that a room has is read as it stands", () => {
    for (const letter of CODE_LETTERS) expect(plainCode(letter.toLowerCase())).toBe(letter);
  });
});

describe("joining", () => {
  test("by a link goes straight to a seat", async () => {
    door.open("abc234");
    await vi.waitFor(() => expect(seat.take).toHaveBeenCalledWith("s1", "ABC234"));
    expect(fake.netCalls()).toBe(0);
  });

  test("by a typed code", async () => {
    door.open(null);
    await settled();
    expect(fake.shown).toEqual([{ name: "class-door" }]);
    expect(seat.take).not.toHaveBeenCalled();
    door.type("abc 234");
    door.join();
    await vi.waitFor(() => expect(seat.take).toHaveBeenCalledOnce());
  });

  test("the device that hosts it comes back to its desk", async () => {
    host.comeBack.mockResolvedValue(true);
    door.open("ABC234");
    await vi.waitFor(() => expect(fake.netCalls()).toBe(1));
    expect(seat.take).not.toHaveBeenCalled();
  });

  test("a code of no class is told, and its seat forgotten; typing takes the words away", async () => {
    door.open("ZZZZZZ");
    await vi.waitFor(() => expect(state().fault).toBe("unknown-code"));
    expect(seat.unknown).toHaveBeenCalledWith("ZZZZZZ");
    expect(state().code).toBe("ZZZZZZ");
    door.type("AB");
    expect(state().fault).toBeNull();
  });

  test("what the room says is told at the door", async () => {
    seat.take.mockRejectedValue(new ClassFailure("locked", "locked"));
    door.open("ABC234");
    await vi.waitFor(() => expect(state()).toMatchObject({ fault: "locked", busy: false }));
  });
});

describe("the server", () => {
  test("files alone: there is none, and nobody is asked further", async () => {
    fake.classroom.hello = async () => null;
    door.open("ABC234");
    await vi.waitFor(() => expect(state().hello).toBeNull());
    expect(state().fault).toBeNull();
    expect(seat.take).not.toHaveBeenCalled();
  });

  test("one that does not answer is told apart, and asked again", async () => {
    const { hello } = fake.classroom;
    fake.classroom.hello = () => Promise.reject(new ClassFailure("unreachable", "no"));
    door.open(null);
    await vi.waitFor(() => expect(state()).toMatchObject({ hello: null, fault: "unreachable" }));
    fake.classroom.hello = hello;
    door.open(null);
    await settled();
    expect(state().fault).toBeNull();
  });
});

describe("hosting", () => {
  test("opens a session and needs the net", async () => {
    door.open(null);
    await settled();
    door.host();
    await vi.waitFor(() => expect(host.begin).toHaveBeenCalledWith(expect.objectContaining({ session: "s9" })));
    expect(fake.netCalls()).toBe(1);
  });

  test("takes over with the code that was typed and the recovery code", async () => {
    door.open(null);
    await settled();
    door.type("abc234");
    door.takeOver("rec-ov");
    await vi.waitFor(() => expect(host.resume).toHaveBeenCalledWith("s1", { as: "host", recovery: "rec-ov" }));
  });

  test("a wrong recovery code is told", async () => {
    host.resume.mockRejectedValue(new ClassFailure("wrong-secret", "no"));
    door.type("abc234");
    door.takeOver("x");
    await vi.waitFor(() => expect(state().fault).toBe("wrong-secret"));
  });
});
