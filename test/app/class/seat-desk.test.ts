import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createSeatDesk, type SeatDesk } from "../../../src/app/class/seat-desk";
import type { SeatState } from "../../../src/app/stores/class-store";
import type { PlayerMessage, ToPlayer } from "../../../src/content/class/class-messages";
import type { PlayedTrial } from "../../../src/content/class/class-trial";
import type { PlayerView } from "../../../src/content/class/class-views";
import { blockAt, resultOf, ticketAt, viewOf } from "./class-things";
import { type FakeClass, type FakeClassOptions, fakeClass } from "./fake-class";
import { smallStorage } from "./small-storage";

const START = 1_000_000;
let fake: FakeClass;
let desk: SeatDesk;
beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  desk.leave();
  vi.useRealTimers();
});

/** A page that sits down in the class. */
async function sitDown(options: FakeClassOptions = {}, prepare: (fake: FakeClass) => void = () => {}) {
  fake = fakeClass(options);
  prepare(fake);
  desk = createSeatDesk(fake.options);
  await desk.take("s1", "ABC234");
  say({ type: "welcome", seat: "1", token: "secret", now: START });
}
const line = () => {
  const last = fake.lines.at(-1);
  if (!last) throw new Error("nobody has joined");
  return last;
};
const say = (message: ToPlayer) => line().ears.hear(message);
const see = (change: Partial<PlayerView>) => say({ type: "view", view: viewOf(change) });
const seat = (): SeatState => {
  const { seat } = fake.options.stores.classroom.getState();
  if (!seat) throw new Error("nobody sits here");
  return seat;
};
const sent = <T extends PlayerMessage["type"]>(type: T) =>
  line().sent.filter((message): message is Extract<PlayerMessage, { type: T }> => message.type === type);
const answers = (): PlayedTrial[] => sent("answer").map(({ played }) => played);

async function readyUp() {
  desk.check(false, true);
  await vi.advanceTimersByTimeAsync(0);
}
const opened = (flashAt = START + 3000, trial = "t1", closed = 0) =>
  see({ phase: "open", block: blockAt(closed), ready: true, ticket: ticketAt(flashAt, { trial }) });
/** Plays the open trial to its answer. */
async function answer(rt = 600) {
  await vi.advanceTimersByTimeAsync(3000);
  desk.answer("dog", fake.presenter.onset() + rt, "touch");
  await vi.advanceTimersByTimeAsync(0);
}

describe("sitting down", () => {
  test("shows the seat, and keeps its secret for a reload and a closed tab", async () => {
    const [tab, device] = [smallStorage(), smallStorage()];
    await sitDown({ tab, device });
    expect(fake.shown.at(-1)).toEqual({ name: "class-seat" });
    expect(line().request).toEqual({ as: "player", person: "word1" });
    await sitDown({ tab, device });
    expect(line().request).toEqual({ as: "player", person: "word1", token: "secret" });
    await sitDown({ device });
    expect(line().request).toMatchObject({ token: "secret" });
  });

  test("a seat that the session does not know is given up for a new one", async () => {
    const device = smallStorage();
    await sitDown({ device });
    await sitDown({ device }, ({ refuse }) => refuse("wrong-secret"));
    expect(line().request).not.toHaveProperty("token");
  });

  test.each(["locked", "full", "banned"] as const)("what the room says against it is told: %s", async (fault) => {
    fake = fakeClass();
    fake.refuse(fault);
    desk = createSeatDesk(fake.options);
    await expect(desk.take("s1", "ABC234")).rejects.toMatchObject({ fault });
    expect(fake.options.stores.classroom.getState().seat).toBeNull();
    expect(fake.shown).toEqual([]);
  });
});

describe("the ready check", () => {
  test("measures the screen and tells the room, and again a room that was made anew", async () => {
    await sitDown();
    see({});
    desk.check(true, true);
    expect(seat().check).toBe("measuring");
    await vi.advanceTimersByTimeAsync(0);
    expect(seat().check).toBe("done");
    expect(sent("ready")).toEqual([
      { type: "ready", device: { refresh: 60, steady: true, calm: true, touch: true, browser: "" } },
    ]);
    expect(fake.options.stores.settings.getState()).toMatchObject({ flashesAccepted: true, calm: true });
    say({ type: "welcome", seat: "1", token: "secret", now: START });
    expect(sent("ready")).toHaveLength(2);
  });

  test("pictures are fetched as soon as they are there, and how many is told a new room too", async () => {
    await sitDown();
    see({ phase: "ready", block: blockAt(0) });
    await vi.advanceTimersByTimeAsync(0);
    expect(fake.sealed.fetched).toEqual(["class/picture/s1/p1", "class/picture/s1/p2"]);
    expect(sent("loaded").map(({ pictures }) => pictures)).toEqual([1, 2]);
    say({ type: "welcome", seat: "1", token: "secret", now: START });
    expect(sent("loaded").at(-1)).toEqual({ type: "loaded", pictures: 2 });
  });
});

describe("a picture", () => {
  test("is shown at its moment, answered, and its result comes with a sound", async () => {
    await sitDown();
    await readyUp();
    opened();
    expect(seat().trialId).toBe("t1");
    expect(fake.asked).toEqual(["field empty"]);
    await answer(640);
    expect(answers()).toMatchObject([{ trial: "t1", outcome: "answered", choice: "dog", rt: 640, device: "touch" }]);
    expect(seat()).toMatchObject({ trialId: null, answer: "sending" });
    expect(fake.asked).toEqual(["field empty", "present", "field hidden"]);
    say({ type: "taken", trial: "t1" });
    expect(seat().answer).toBe("taken");
    see({ phase: "closed", block: blockAt(1) });
    say({ type: "result", result: resultOf() });
    say({ type: "result", result: resultOf() });
    expect(fake.sounds).toEqual(["start", "right"]);
    expect(seat().result?.points).toBe(110);
  });

  test("with two answers and none of them right has no sound", async () => {
    await sitDown();
    say({ type: "result", result: resultOf({ texture: "cat" }) });
    expect(fake.sounds).toEqual([]);
  });

  test("is not shown before the ready check, and comes with it if there is time", async () => {
    await sitDown();
    opened();
    expect(seat().trialId).toBeNull();
    await readyUp();
    expect(seat().trialId).toBe("t1");
  });

  test("is shown once, however often the room says it is open", async () => {
    await sitDown();
    await readyUp();
    opened();
    opened();
    await answer();
    opened();
    await vi.advanceTimersByTimeAsync(5000);
    expect(fake.asked.filter((call) => call === "present")).toHaveLength(1);
    expect(answers()).toHaveLength(1);
  });

  test("that was begun before a reload is given up, kindly and at once", async () => {
    const tab = smallStorage();
    await sitDown({ tab });
    await readyUp();
    opened();
    await vi.advanceTimersByTimeAsync(1000);
    await sitDown({ tab });
    await readyUp();
    opened();
    await vi.advanceTimersByTimeAsync(5000);
    expect(fake.asked).not.toContain("present");
    expect(answers()).toMatchObject([{ trial: "t1", outcome: "discarded", reason: "interrupted" }]);
    expect(seat().answer).toBe("broken");
    say({ type: "taken", trial: "t1" });
    expect(seat().answer).toBe("broken");
    opened(Date.now() + 3000, "t2", 1);
    await answer();
    expect(answers().at(-1)).toMatchObject({ trial: "t2", outcome: "answered" });
  });

  test("is given up when the page is hidden, and says why", async () => {
    await sitDown();
    await readyUp();
    opened();
    await vi.advanceTimersByTimeAsync(1000);
    desk.pageHidden();
    await vi.advanceTimersByTimeAsync(0);
    expect(answers()).toMatchObject([{ outcome: "discarded", reason: "hidden" }]);
    expect(seat()).toMatchObject({ answer: "broken", reason: "hidden", trialId: null });
  });

  test("that the host skips before its moment never appears", async () => {
    await sitDown();
    await readyUp();
    opened();
    await vi.advanceTimersByTimeAsync(1000);
    see({ phase: "closed", block: blockAt(1) });
    await vi.advanceTimersByTimeAsync(5000);
    expect(fake.asked).toEqual(["field empty", "field hidden"]);
    expect(seat().trialId).toBeNull();
    expect(answers()).toEqual([]);
  });

  test("that closed while the line was cut gives way to the next", async () => {
    await sitDown();
    await readyUp();
    opened();
    await vi.advanceTimersByTimeAsync(4000);
    opened(Date.now() + 3000, "t2", 1);
    expect(seat().trialId).toBe("t2");
    await answer();
    expect(answers()).toMatchObject([{ trial: "t2", outcome: "answered" }]);
  });

  test("that one does not play shows nothing of the last one", async () => {
    await sitDown();
    await readyUp();
    opened();
    await answer();
    say({ type: "taken", trial: "t1" });
    say({ type: "result", result: resultOf() });
    see({ phase: "open", block: blockAt(1), ticket: null });
    expect(seat()).toMatchObject({ result: null, answer: "none" });
    // And a word about others changes nothing.
    say({ type: "totals", totals: { ...viewOf().totals, answered: 2, expected: 3 } });
    expect(seat().view?.totals.answered).toBe(2);
  });

  test("an answer that comes too late does not count, and says so", async () => {
    await sitDown();
    await readyUp();
    opened();
    await answer();
    say({ type: "refused", of: "answer", trial: "t1", refusal: { why: "too-late" } });
    expect(seat().answer).toBe("broken");
  });
});

describe("the end", () => {
  test.each([
    ["removed", false],
    ["banned", false],
    ["ended", false],
    ["replaced", true],
  ] as const)("%s: the seat is kept: %s", async (why, kept) => {
    const device = smallStorage();
    await sitDown({ device });
    say({ type: "gone", why });
    expect(seat().gone).toBe(why);
    desk.leave();
    expect(device.get("glimpse.class.seat") !== null).toBe(kept);
    expect(fake.shown.at(-1)).toEqual({ name: "title" });
    expect(fake.netCalls()).toBe(1);
  });

  test.each([
    ["banned", "banned"],
    ["replaced", "replaced"],
    ["expelled", "removed"],
    ["unknown-code", "ended"],
  ] as const)("a line that is over because of “%s” means: %s", async (why, gone) => {
    await sitDown();
    line().ears.onState("over", why);
    expect(seat()).toMatchObject({ gone, line: "over" });
  });

  test("a seat that goes on elsewhere can be taken back", async () => {
    await sitDown();
    say({ type: "gone", why: "replaced" });
    desk.takeBack();
    await vi.advanceTimersByTimeAsync(0);
    expect(line().request).toMatchObject({ token: "secret" });
    expect(seat().gone).toBeNull();
  });

  test("leaving tells the room, and leaves no seat behind", async () => {
    const device = smallStorage();
    await sitDown({ device });
    desk.leave();
    expect(sent("leave")).toHaveLength(1);
    expect(line().closed()).toBe(true);
    expect(device.get("glimpse.class.seat")).toBeNull();
  });
});
