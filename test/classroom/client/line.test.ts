import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ClassFailure, type ClassLine, type LineEnd, type LineState } from "../../../src/app/class/class-port";
import { openLine } from "../../../src/classroom/client/line";
import type { JoinRequest, PlayerMessage, ToPlayer } from "../../../src/content/class/class-messages";
import { type FakeRooms, fakeRooms } from "./fake-rooms";

let rooms: FakeRooms;
let heard: ToPlayer[];
let states: [LineState, (LineEnd | null)?][];
let line: ClassLine<PlayerMessage> | null;
const wake = vi.fn(async () => "s");

beforeEach(() => {
  vi.useFakeTimers();
  rooms = fakeRooms(() => performance.timeOrigin + performance.now() + 5000);
  heard = [];
  states = [];
  line = null;
  wake.mockReset().mockResolvedValue("s");
});
afterEach(() => {
  line?.close();
  vi.useRealTimers();
});

async function open(request: JoinRequest = { as: "player", person: "anna", name: "Anna" }) {
  line = await openLine<ToPlayer, PlayerMessage>({
    rooms,
    session: "s",
    request,
    ears: {
      hear: (message) => heard.push(message),
      onState: (state, why) => states.push(why === undefined ? [state] : [state, why]),
    },
    wake,
  });
  return line;
}
const welcome = { type: "welcome", seat: "1", token: "secret", now: 0 } as const;
const played = (trial: string) =>
  ({ type: "answer", played: { trial, outcome: "missed" } }) as unknown as PlayerMessage;
const answers = (at = rooms.links.length - 1) => rooms.links[at]?.sent.filter(({ type }) => type === "answer").length;

describe("a line that is cut", () => {
  test("comes back by itself after 0.2 s, to the same seat", async () => {
    await open();
    rooms.last().say(welcome);
    rooms.last().end();
    expect(states).toEqual([["open"], ["lost"]]);
    await vi.advanceTimersByTimeAsync(199);
    expect(rooms.attempts()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(rooms.last().request).toEqual({ as: "player", person: "anna", token: "secret" });
    expect(states.at(-1)).toEqual(["open"]);
  });

  test("tries at doubling intervals, every second for a while, and then every 3 s for as long as it takes", async () => {
    await open();
    rooms.next(...Array.from({ length: 40 }, () => "unreachable" as const));
    rooms.last().end();
    const at: number[] = [];
    for (let i = 0, before = 1; i < 20_000; i += 100) {
      await vi.advanceTimersByTimeAsync(100);
      if (rooms.attempts() > before) at.push(i + 100);
      before = rooms.attempts();
    }
    expect(at.slice(0, 6)).toEqual([200, 600, 1400, 2400, 3400, 4400]);
    expect((at.at(-1) as number) - (at.at(-2) as number)).toBe(3000);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(states.at(-1)).toEqual(["open"]);
  });

  test("an attempt that hangs is given up", async () => {
    await open();
    rooms.next("hangs");
    rooms.last().end();
    await vi.advanceTimersByTimeAsync(200 + 10_000 + 400);
    expect(states.at(-1)).toEqual(["open"]);
    expect(rooms.attempts()).toBe(3);
  });

  test("a room that sleeps is woken, once for each attempt", async () => {
    await open();
    rooms.next("unknown-code");
    rooms.last().end();
    await vi.advanceTimersByTimeAsync(200);
    expect(wake).toHaveBeenCalledTimes(1);
    expect(states.at(-1)).toEqual(["open"]);
  });

  test("a session that is unknown twice is over", async () => {
    await open();
    wake.mockRejectedValue(new ClassFailure("unknown-code", "no"));
    rooms.next("unknown-code", "unknown-code", "unknown-code");
    rooms.last().end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states.at(-1)).toEqual(["over", "unknown-code"]);
    expect(rooms.attempts()).toBe(3);
  });

  test.each(["banned", "wrong-secret"] as const)("%s is the end of it", async (fault) => {
    await open();
    rooms.next(fault);
    rooms.last().end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states.at(-1)).toEqual(["over", fault]);
    expect(rooms.attempts()).toBe(2);
  });

  test.each(["full", "locked", "too-many", "server"] as const)("%s is not: the seat is kept", async (fault) => {
    await open();
    rooms.next(fault);
    rooms.last().end();
    await vi.advanceTimersByTimeAsync(600);
    expect(states.at(-1)).toEqual(["open"]);
  });

  test.each([
    [4001, "replaced"],
    [4002, "expelled"],
    [4003, "too-many"],
    [4004, "unknown-code"],
  ] as const)("the server's code %d is the end: %s", async (code, why) => {
    await open();
    rooms.last().end(code);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states.at(-1)).toEqual(["over", why]);
    expect(rooms.attempts()).toBe(1);
  });

  test("whoever is told to go does not come back", async () => {
    await open();
    rooms.last().say({ type: "gone", why: "removed" });
    rooms.last().end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard.at(-1)).toEqual({ type: "gone", why: "removed" });
    expect(states.at(-1)).toEqual(["over", null]);
    expect(rooms.attempts()).toBe(1);
  });
});

describe("a connection that has died without a word", () => {
  test("is noticed, and replaced", async () => {
    await open();
    const first = rooms.last();
    rooms.answering = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(first.closed()).toBe(true);
    expect(rooms.attempts()).toBeGreaterThan(1);
    // What it says after all belongs to nobody.
    first.say({ type: "gone", why: "replaced" });
    expect(heard).toEqual([]);
    expect(states.some(([state]) => state === "over")).toBe(false);
  });

  test("is not imagined where the room answers", async () => {
    await open();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(states).toEqual([["open"]]);
    expect(rooms.attempts()).toBe(1);
  });
});

describe("answers", () => {
  test("are said again after a cut, until the room has them", async () => {
    const mine = await open();
    mine.send(played("a"));
    rooms.last().end();
    mine.send(played("b"));
    await vi.advanceTimersByTimeAsync(200);
    rooms.last().say(welcome);
    expect(answers()).toBe(2);
    rooms.last().say({ type: "taken", trial: "a" });
    rooms.last().say({ type: "refused", of: "answer", trial: "b", refusal: { why: "too-late" } });
    rooms.last().end();
    await vi.advanceTimersByTimeAsync(200);
    rooms.last().say(welcome);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(answers()).toBe(0);
  });

  test("that came too soon or in a flood are said again, and nobody is told", async () => {
    const mine = await open();
    mine.send(played("a"));
    rooms.last().say({ type: "refused", of: "answer", trial: "a", refusal: { why: "not-now" } });
    expect(heard).toEqual([]);
    await vi.advanceTimersByTimeAsync(3000);
    expect(answers()).toBe(2);
    rooms.last().say({ type: "taken", trial: "a" });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(answers()).toBe(2);
  });

  test("anything else is said once", async () => {
    const mine = await open();
    mine.send({ type: "name", name: "Eva" });
    rooms.last().end();
    await vi.advanceTimersByTimeAsync(200);
    rooms.last().say(welcome);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(rooms.links.map(({ sent }) => sent.length)).toEqual([1, 0]);
  });
});

describe("the clock", () => {
  test("is asked eight times in the first second, then every 5 s, and again after a cut", async () => {
    const mine = await open();
    await vi.advanceTimersByTimeAsync(1000);
    expect(rooms.last().asked()).toBe(8);
    expect(mine.now() - (performance.timeOrigin + performance.now())).toBeCloseTo(5000);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(rooms.last().asked()).toBe(10);
    rooms.last().end();
    await vi.advanceTimersByTimeAsync(1200);
    expect(rooms.last().asked()).toBe(8);
  });

  test("follows a room that lives on another machine after a cut", async () => {
    let offset = 5000;
    rooms = fakeRooms(() => performance.timeOrigin + performance.now() + offset);
    const mine = await open();
    await vi.advanceTimersByTimeAsync(2000);
    offset = 9000;
    rooms.last().end();
    await vi.advanceTimersByTimeAsync(1000);
    expect(mine.now() - (performance.timeOrigin + performance.now())).toBeCloseTo(9000);
  });
});

describe("the first attempt", () => {
  test.each(["locked", "full", "banned", "too-many"] as const)("fails with what the room says: %s", async (fault) => {
    rooms.next(fault);
    await expect(open()).rejects.toMatchObject({ fault });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rooms.attempts()).toBe(1);
  });

  test("a line that is closed says nothing more", async () => {
    const mine = await open();
    mine.close();
    rooms.last().end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states).toEqual([["open"]]);
    expect(rooms.attempts()).toBe(1);
  });
});
