import { describe, expect, test } from "vitest";
import { CLOCK_SLACK_MS, isPlausible, MOST_LATE_MS } from "../../../src/classroom/room/answers";
import { due } from "../../../src/classroom/room/pacing";
import { pointsFor, SPEED_POINTS } from "../../../src/classroom/room/points";
import { roomRecords } from "../../../src/classroom/room/room-records";
import { noScore, openRound } from "../../../src/classroom/room/state";
import { hostView, playerView, sharedView } from "../../../src/classroom/room/views";
import { LEAD_MS, MOST_SEATS, RESULT_MS, RIGHT_POINTS } from "../../../src/content/class/class-settings";
import {
  DEVICE,
  drawn,
  netSays,
  playedWith,
  RoomWorld,
  refusal,
  roomSettings,
  START,
  shown,
  toSeats,
} from "./room-world";

const pointsIn = ({ state }: RoomWorld, seat: string) => state.seats[seat]?.score.points;
const viewOf = ({ state }: RoomWorld, seat: string) => {
  const mine = state.seats[seat];
  if (!mine) throw new Error(`no seat ${seat}`);
  return playerView(state, mine, sharedView(state));
};

/** Two players, in the middle of the first picture that counts. */
function twoPlaying(settings = roomSettings()): RoomWorld {
  const world = new RoomWorld(settings);
  world.join("ann");
  world.join("bob");
  world.prepare();
  world.give({ type: "go" });
  for (const seat of ["ann", "bob"]) world.answer(seat, "wrong");
  world.give({ type: "go" }, 100);
  return world;
}

describe("points", () => {
  const usual = { ...noScore, rts: [500, 600, 700] };

  test.each([
    ["a wrong answer earns none", usual, false, 300, 0],
    ["as fast as one's own median", usual, true, 600, RIGHT_POINTS],
    ["slower takes nothing away", usual, true, 5000, RIGHT_POINTS],
    ["half as fast again", usual, true, 450, RIGHT_POINTS + SPEED_POINTS / 2],
    ["twice as fast earns the whole bonus", usual, true, 300, RIGHT_POINTS + SPEED_POINTS],
    ["and no more than that", usual, true, 0, RIGHT_POINTS + SPEED_POINTS],
    ["no time, no bonus", usual, true, null, RIGHT_POINTS],
    ["two right answers are no median yet", { ...noScore, rts: [500, 600] }, true, 100, RIGHT_POINTS],
  ])("%s", (_, score, right, rt, points) => {
    expect(pointsFor(score, right, rt)).toBe(points);
  });

  test("accuracy comes first: the slowest right answer beats the fastest wrong one", () => {
    expect(pointsFor(usual, true, 1e6)).toBeGreaterThan(pointsFor(usual, false, 1));
  });

  test("practice earns nothing, a marked picture its points but no time, and a doubted time no bonus", () => {
    const world = twoPlaying();
    expect([pointsIn(world, "ann"), world.state.seats.ann?.score.judged]).toEqual([0, 0]);
    world.answer("ann", "right", { presentation: shown({ kind: "off-by", frames: 1 }) });
    world.answer("bob", "right", { presentation: null });
    expect(world.state.phase).toBe("closed");
    for (const seat of ["ann", "bob"])
      expect(world.state.seats[seat]?.score).toEqual({ points: RIGHT_POINTS, right: 1, judged: 1, marked: 1, rts: [] });
    world.give({ type: "go" });
    const round = openRound(world.state);
    world.at = (round?.flashAt ?? 0) + 3000;
    world.give({
      type: "answer",
      seat: "ann",
      played: playedWith(world.trial().id, world.trial().answer, { rt: 200 }),
    });
    world.give({
      type: "answer",
      seat: "bob",
      played: playedWith(world.trial().id, world.trial().answer, { rt: 2900 }),
    });
    expect([world.state.seats.ann?.score.rts, world.state.seats.bob?.score.rts]).toEqual([[], [2900]]);
    const times = roomRecords(world.state).map(({ seat, record }) => [seat, record.response.rt]);
    expect(times.slice(-2)).toEqual([
      ["ann", null],
      ["bob", 2900],
    ]);
  });

  test("where shape and texture differ nobody is right, and a picture that broke off counts for nothing", () => {
    const world = new RoomWorld(
      roomSettings({ playlist: [roomSettings().playlist[0], roomSettings().playlist[1]] as never }),
    );
    world.join("ann");
    world.prepare(1);
    world.give({ type: "skip", what: "level" });
    world.prepare(2);
    world.give({ type: "go" });
    world.answer("ann", "right");
    expect(world.state.seats.ann?.score).toEqual(noScore);
    world.give({ type: "go" });
    world.answer("ann", null, { outcome: "discarded", reason: "hidden", presentation: null });
    expect(world.state.seats.ann?.score).toEqual(noScore);
    expect(roomRecords(world.state).map(({ record }) => record.outcome)).toEqual(["answered", "discarded"]);
  });
});

describe("a reaction time", () => {
  const flash = 10_000;
  test.each([
    [500, 500, true],
    [500, 500 - CLOCK_SLACK_MS, true],
    [500, 499 - CLOCK_SLACK_MS, false],
    [500, 500 + MOST_LATE_MS, true],
    [500, 501 + MOST_LATE_MS, false],
    [0, 0, true],
  ])("of %d ms that arrives %d ms after the flash is believed: %s", (rt, after, believed) => {
    expect(isPlausible(rt, flash, flash + after)).toBe(believed);
  });
});

describe("an answer", () => {
  test("counts once, is told to its player alone, and moves no sum before the round closes", () => {
    const world = twoPlaying();
    const before = viewOf(world, "bob");
    const step = world.answer("ann", "right");
    expect(toSeats(step.messages)).toEqual([{ seat: "ann", message: { type: "taken", trial: world.trial().id } }]);
    expect(viewOf(world, "bob")).toEqual({ ...before, totals: { ...before.totals, answered: 1 } });
    expect(viewOf(world, "ann")).toMatchObject({ ticket: null, points: 0, rank: null });
    expect(refusal(world.answer("ann", "wrong"))).toBe("already-answered");
    world.answer("bob", "wrong");
    expect(viewOf(world, "ann")).toMatchObject({ phase: "closed", points: RIGHT_POINTS, rank: 1 });
    expect(viewOf(world, "bob")).toMatchObject({ points: 0, rank: 2, totals: { right: 1, judged: 2, netRight: 1 } });
  });

  test.each([
    ["of a choice that there is not", { choice: "horse" }, "bad-message"],
    ["without a choice", { choice: null }, "bad-message"],
    ["missed, and yet with a choice", { outcome: "missed" }, "bad-message"],
    ["to a picture that there is not", { trial: "t9-9" }, "unknown-trial"],
    ["to a picture to come", { trial: "t0-3" }, "unknown-trial"],
    ["to a picture named like a property", { trial: "__proto__" }, "unknown-trial"],
    ["to one that was answered before", { trial: "t0-0" }, "already-answered"],
  ] as const)("%s is refused", (_, some, why) => {
    const world = twoPlaying();
    const kept = world.kept.length;
    expect(refusal(world.answer("ann", "right", some))).toBe(why);
    expect(world.kept).toHaveLength(kept);
  });

  test("before the flash is none, and after the last moment too late", () => {
    const world = twoPlaying();
    const { flashAt, closesAt, trial } = openRound(world.state) as NonNullable<ReturnType<typeof openRound>>;
    const say = (seat: string) => world.give({ type: "answer", seat, played: playedWith(trial, "dog") });
    world.at = flashAt - CLOCK_SLACK_MS - 1;
    expect(refusal(say("ann"))).toBe("not-now");
    world.at = closesAt;
    expect(refusal(say("ann"))).toBeNull();
    world.at = closesAt + 1;
    expect(refusal(say("bob"))).toBe("too-late");
    world.give({ type: "tick" });
    expect(refusal(say("bob"))).toBe("too-late");
  });

  test("of somebody who came later is for the next picture", () => {
    const world = twoPlaying();
    world.join("cem");
    expect(viewOf(world, "cem").ticket).toBeNull();
    expect(refusal(world.answer("cem", "right"))).toBe("not-expected");
    for (const seat of ["ann", "bob"]) world.answer(seat, "right");
    expect(world.state.phase).toBe("closed");
    world.give({ type: "go" });
    expect(viewOf(world, "cem").ticket?.trial).toBe(world.trial().id);
  });

  test("of a seat that nobody has is refused, whatever the name", () => {
    const world = twoPlaying();
    for (const seat of ["nobody", "constructor", "__proto__", "toString"]) {
      expect(refusal(world.answer(seat, "right"))).toBe("not-expected");
      for (const command of [
        { type: "come", seat },
        { type: "go-away", seat },
        { type: "stand", seat, standing: "banned" },
        { type: "name", seat, name: "x", by: "host" },
        { type: "load", seat, pictures: 1 },
        { type: "tell-device", seat, device: DEVICE },
      ] as const)
        expect([command.type, refusal(world.give(command))]).toEqual([command.type, "no-such-seat"]);
    }
    expect(hostView(world.state).rows).toHaveLength(2);
  });
});

describe("a verdict of the net", () => {
  test("is taken once, before the level begins, for a picture of it", () => {
    const world = new RoomWorld();
    world.give(drawn(0, 2));
    const say = (trial: string, choice: string | null) =>
      world.give({ type: "judge", trial, verdict: choice === null ? null : netSays(choice) });
    expect(refusal(say("constructor", null))).toBe("unknown-trial");
    expect(refusal(say("t0-0", "horse"))).toBe("bad-message");
    expect(refusal(say("t0-0", "cat"))).toBeNull();
    expect(say("t0-0", "dog").events).toEqual([]);
    world.give({ type: "all-ready" });
    expect(refusal(say("t0-1", "cat"))).toBe("not-now");
    expect(world.state.blocks[0]?.verdicts["t0-0"]?.choice).toBe("cat");
  });
});

describe("seats", () => {
  const ask = (world: RoomWorld, seat: string, name = seat, person = `person-${seat}`) =>
    world.give({ type: "seat", seat, person, tokenHash: seat, name });

  test("a locked room takes nobody new, and whoever has a seat comes back", () => {
    const world = new RoomWorld();
    world.join("ann");
    world.give({ type: "lock", locked: true });
    expect(refusal(ask(world, "bob"))).toBe("locked");
    world.give({ type: "go-away", seat: "ann" });
    expect(refusal(world.give({ type: "come", seat: "ann" }))).toBeNull();
    world.give({ type: "lock", locked: false });
    expect(refusal(ask(world, "bob"))).toBeNull();
  });

  test(`there are ${MOST_SEATS} of them`, () => {
    const world = new RoomWorld();
    for (let i = 0; i < MOST_SEATS; i++) expect(refusal(ask(world, `s${i}`))).toBeNull();
    expect(refusal(ask(world, "more"))).toBe("full");
  });

  test("whoever was removed may come back, and to the same score; whoever was banned may not, even on a new seat", () => {
    const world = twoPlaying();
    for (const seat of ["ann", "bob"]) world.answer(seat, "right");
    const told = world.give({ type: "stand", seat: "ann", standing: "removed" });
    expect(toSeats(told.messages)).toEqual([{ seat: "ann", message: { type: "gone", why: "removed" } }]);
    expect(refusal(world.give({ type: "come", seat: "ann" }))).toBeNull();
    expect(viewOf(world, "ann").points).toBe(RIGHT_POINTS);
    world.give({ type: "stand", seat: "ann", standing: "banned" });
    expect(refusal(world.give({ type: "come", seat: "ann" }))).toBe("banned");
    expect(refusal(ask(world, "new", "new", "person-ann"))).toBe("banned");
    world.give({ type: "stand", seat: "ann", standing: "seated" });
    expect(refusal(ask(world, "new", "new", "person-ann"))).toBeNull();
  });

  test.each(["ann", "ANN", " Ann ", "ａｎｎ", "Ａｎｎ"])("nobody else is called Ann: %j", (name) => {
    const world = new RoomWorld(roomSettings({ names: "own" }));
    ask(world, "1", "Ann");
    expect(refusal(ask(world, "2", name))).toBe("name-taken");
    ask(world, "3", "Bob");
    expect(refusal(world.give({ type: "name", seat: "3", name, by: "host" }))).toBe("name-taken");
    expect(refusal(world.give({ type: "name", seat: "1", name, by: "seat" }))).toBeNull();
  });

  test("gaps in a name make no other name", () => {
    const world = new RoomWorld();
    ask(world, "1", "Big  Bear");
    expect(refusal(ask(world, "2", "big\u3000bear"))).toBe("name-taken");
    expect(refusal(ask(world, "3", "bigbear"))).toBeNull();
  });

  test("only the host renames where names are given", () => {
    const world = new RoomWorld();
    world.join("ann");
    expect(refusal(world.give({ type: "name", seat: "ann", name: "x", by: "seat" }))).toBe("not-allowed");
    expect(refusal(world.give({ type: "name", seat: "ann", name: "x", by: "host" }))).toBeNull();
  });
});

describe("teams", () => {
  const sizes = ({ state }: RoomWorld) => {
    const all = Object.values(state.seats).filter(({ standing }) => standing === "seated");
    return Array.from({ length: state.settings.teams }, (_, team) => all.filter((seat) => seat.team === team).length);
  };

  test("fill evenly, stay even when their number changes, and only as many move as must", () => {
    const world = new RoomWorld(roomSettings({ teams: 2 }));
    for (let i = 0; i < 12; i++) world.join(`s${i}`);
    expect(sizes(world)).toEqual([6, 6]);
    const moved = world.give({ type: "settings", settings: roomSettings({ teams: 3 }) });
    expect(sizes(world)).toEqual([4, 4, 4]);
    expect(moved.events.filter(({ type }) => type === "teamed")).toHaveLength(4);
    world.give({ type: "settings", settings: roomSettings({ teams: 2 }) });
    expect(sizes(world)).toEqual([6, 6]);
    world.give({ type: "settings", settings: roomSettings({ teams: 0 }) });
    expect(Object.values(world.state.seats).map(({ team }) => team)).toEqual(new Array(12).fill(null));
    world.give({ type: "settings", settings: roomSettings({ teams: 5 }) });
    expect(sizes(world).sort()).toEqual([2, 2, 2, 3, 3]);
  });

  test("whoever was moved by hand stays there when something else is set, and whoever has gone takes no place", () => {
    const world = new RoomWorld(roomSettings({ teams: 2 }));
    for (const name of ["a", "b", "c", "d"]) world.join(name);
    world.give({ type: "team", seat: "b", team: 0, by: "host" });
    world.give({ type: "settings", settings: roomSettings({ teams: 2, who: true }) });
    expect(sizes(world)).toEqual([3, 1]);
    for (const seat of ["a", "b"]) world.give({ type: "stand", seat, standing: "removed" });
    expect(sizes(world)).toEqual([1, 1]);
    world.join("e");
    world.join("f");
    expect(sizes(world)).toEqual([2, 2]);
  });

  test("players choose theirs until the first level, and not one that there is not", () => {
    const world = new RoomWorld(roomSettings({ teams: 2 }));
    world.join("ann");
    const choose = (team: number, by: "seat" | "host") => refusal(world.give({ type: "team", seat: "ann", team, by }));
    expect([choose(1, "seat"), choose(2, "seat"), choose(-1, "host"), choose(0.5, "host")]).toEqual([
      null,
      "bad-message",
      "bad-message",
      "bad-message",
    ]);
    world.prepare();
    expect([choose(0, "seat"), choose(0, "host")]).toEqual(["not-now", null]);
  });
});

describe("settings", () => {
  test("of the screen and the pace change at any time; of the pictures not while they are played", () => {
    const world = twoPlaying();
    const set = (some: Parameters<typeof roomSettings>[0]) =>
      refusal(world.give({ type: "settings", settings: roomSettings(some) }));
    expect([set({ who: true }), set({ marked: true }), set({ pace: "host" })]).toEqual([null, null, null]);
    for (const some of [{ teams: 2 }, { practice: false }, { answerTime: "long" }, { judge: "server" }] as const)
      expect(set(some)).toBe("not-now");
    world.give({ type: "skip", what: "level" });
    expect([set({ teams: 2 }), set({ answerTime: "long" })]).toEqual([null, null]);
    expect(set({ playlist: [{ level: "fovea", trials: null }] })).toBe("bad-settings");
    expect(set({ cup: "blue" })).toBe("bad-settings");
    expect(set({ playlist: [...roomSettings().playlist, { level: "fovea", trials: 4 }] })).toBeNull();
  });

  test("another pace counts at once, even while a result is up", () => {
    const world = twoPlaying();
    for (const seat of ["ann", "bob"]) world.answer(seat, "right");
    expect(due(world.state)).toBe(world.at + RESULT_MS);
    world.give({ type: "settings", settings: roomSettings({ pace: "host" }) });
    expect(due(world.state)).toBeNull();
    world.give({ type: "settings", settings: roomSettings({ pace: "auto" }) }, 60_000);
    expect(due(world.state)).toBe(world.at + RESULT_MS);
    world.give({ type: "pause", paused: true });
    world.give({ type: "settings", settings: roomSettings({ pace: "host" }) });
    world.give({ type: "settings", settings: roomSettings({ pace: "auto" }) });
    expect(due(world.state)).toBeNull();
  });
});

describe("the pace", () => {
  const tick = (world: RoomWorld) => {
    const at = due(world.state);
    if (at === null) throw new Error("nothing is due");
    world.at = at;
    return world.give({ type: "tick" });
  };

  test("auto opens one picture after the other, and after the last the figure", () => {
    const world = new RoomWorld();
    world.join("ann");
    world.prepare(3);
    world.give({ type: "go" });
    for (let left = 2; left >= 0; left--) {
      expect(openRound(world.state)?.flashAt).toBe(world.at + LEAD_MS);
      world.answer("ann", "right");
      expect(world.state.phase).toBe("closed");
      tick(world);
      expect(world.state.phase).toBe(left > 0 ? "open" : "figure");
    }
    expect(due(world.state)).toBeNull();
  });

  test("of the host opens nothing by itself, and still ends what nobody answers", () => {
    const world = twoPlaying(roomSettings({ pace: "host" }));
    tick(world);
    expect([world.state.phase, due(world.state)]).toEqual(["closed", null]);
    expect(world.state.seats.ann?.score.judged).toBe(0);
    expect(roomRecords(world.state).filter(({ record }) => !record.trial.practice)).toEqual([]);
  });

  test("leaves the time from a key to its flash that the server was given", () => {
    const world = new RoomWorld(roomSettings(), { leadMs: 300 });
    world.join("ann");
    world.prepare();
    world.give({ type: "go" });
    expect(openRound(world.state)?.flashAt).toBe(world.at + 300);
  });

  test("a pause lets the open picture be answered, and opens no other until it is over", () => {
    const world = twoPlaying();
    world.give({ type: "pause", paused: true });
    expect(refusal(world.answer("ann", "right"))).toBeNull();
    world.answer("bob", "right");
    expect([world.state.phase, due(world.state)]).toEqual(["closed", null]);
    expect(refusal(world.give({ type: "go" }))).toBe("not-now");
    world.give({ type: "pause", paused: false }, 3_600_000);
    const soon = due(world.state) as number;
    expect(soon).toBeGreaterThan(world.at);
    expect(soon).toBeLessThan(world.at + RESULT_MS);
    tick(world);
    expect(world.state.phase).toBe("open");
  });

  test("nobody waits for a dead phone: when all who are here have answered, the round is over", () => {
    const world = twoPlaying();
    world.answer("ann", "right");
    world.give({ type: "go-away", seat: "bob" });
    expect(world.state.phase).toBe("closed");
    const other = twoPlaying();
    other.give({ type: "go-away", seat: "bob" });
    expect(other.state.phase).toBe("open");
    other.answer("ann", "right");
    expect(other.state.phase).toBe("closed");
    const removed = twoPlaying();
    removed.answer("ann", "right");
    removed.give({ type: "stand", seat: "bob", standing: "removed" });
    expect(removed.state.phase).toBe("closed");
  });

  test("with everybody gone the class waits, and loses no picture", () => {
    const world = twoPlaying();
    for (const seat of ["ann", "bob"]) world.give({ type: "go-away", seat });
    expect(world.state.phase).toBe("open");
    tick(world);
    expect(world.state.phase).toBe("closed");
    tick(world);
    expect([world.state.phase, world.state.paused, due(world.state)]).toEqual(["closed", true, null]);
    const rounds = world.state.blocks[0]?.rounds.length;
    world.give({ type: "come", seat: "ann" }, 600_000);
    expect(refusal(world.give({ type: "pause", paused: false }))).toBeNull();
    tick(world);
    expect([world.state.phase, world.state.blocks[0]?.rounds.length]).toEqual(["open", (rounds ?? 0) + 1]);
  });

  test("nothing begins before somebody is ready", () => {
    const world = new RoomWorld();
    world.give({ type: "seat", seat: "ann", person: "p", tokenHash: "t", name: "Ann" });
    world.give({ type: "come", seat: "ann" });
    world.prepare();
    expect(refusal(world.give({ type: "go" }))).toBe("nobody-ready");
    world.give({ type: "tell-device", seat: "ann", device: DEVICE });
    expect(refusal(world.give({ type: "go" }))).toBeNull();
  });
});

describe("to skip", () => {
  test("a picture drops what was answered to it, with its points, its record and its verdict", () => {
    const world = twoPlaying();
    world.answer("ann", "right");
    const dropped = world.trial().id;
    const step = world.give({ type: "skip", what: "picture" });
    expect(step.messages.flatMap((each) => ("message" in each ? [each.message.type] : []))).not.toContain("result");
    expect([pointsIn(world, "ann"), world.state.seats.ann?.score.judged]).toEqual([0, 0]);
    expect(roomRecords(world.state).filter(({ record }) => record.trial.id === dropped)).toEqual([]);
    expect(viewOf(world, "ann").totals).toMatchObject({ netJudged: 0, judged: 0 });
    expect(refusal(world.give({ type: "skip", what: "picture" }))).toBe("not-now");
    world.give({ type: "go" });
    expect(world.trial().id).not.toBe(dropped);
  });

  test("a level ends it, and keeps what was played of it", () => {
    const world = twoPlaying();
    for (const seat of ["ann", "bob"]) world.answer(seat, "right");
    world.give({ type: "skip", what: "level" });
    expect([world.state.phase, pointsIn(world, "ann")]).toEqual(["figure", RIGHT_POINTS]);
    expect(roomRecords(world.state)).toHaveLength(4);
  });
});

describe("the end", () => {
  test("is final: what is asked afterwards is refused, and a second end changes nothing", () => {
    const world = twoPlaying();
    world.answer("ann", "right");
    world.give({ type: "end" });
    expect([world.state.phase, world.state.endedAt, pointsIn(world, "ann")]).toEqual(["ended", world.at, 0]);
    const { state } = world;
    for (const command of [
      { type: "go" },
      { type: "pause", paused: true },
      { type: "skip", what: "level" },
      { type: "lock", locked: true },
      { type: "settings", settings: roomSettings({ who: true }) },
      drawn(1),
      { type: "seat", seat: "x", person: "x", tokenHash: "x", name: "x" },
      { type: "answer", seat: "bob", played: playedWith("t0-1", "dog") },
      { type: "stand", seat: "bob", standing: "banned" },
    ] as const)
      expect([command.type, refusal(world.give(command))]).toEqual([command.type, "not-now"]);
    expect(world.give({ type: "end" }, 1000).events).toEqual([]);
    expect(world.give({ type: "tick" }, 1e9).events).toEqual([]);
    expect(world.state).toEqual(state);
  });
});

describe("after a restart", () => {
  test("whoever was here has the time to come back: the first one's answer does not end the round for the others", () => {
    const world = twoPlaying();
    const { closesAt } = openRound(world.state) as NonNullable<ReturnType<typeof openRound>>;
    world.at = closesAt - 10;
    world.restart();
    world.give({ type: "come", seat: "ann" }, 100);
    world.answer("ann", "right");
    expect(world.state.phase).toBe("open");
    world.give({ type: "come", seat: "bob" }, 2000);
    expect(refusal(world.answer("bob", "right"))).toBeNull();
    expect(world.state.phase).toBe("closed");
  });

  test("and nobody waits longer than that for somebody who stays away", () => {
    const world = twoPlaying(roomSettings({ pace: "host" }));
    world.restart(100);
    world.give({ type: "come", seat: "ann" });
    world.answer("ann", "right");
    const { closesAt } = openRound(world.state) as NonNullable<ReturnType<typeof openRound>>;
    const until = due(world.state) as number;
    expect(until).toBeLessThan(closesAt);
    world.at = until;
    world.give({ type: "tick" });
    expect(world.state.phase).toBe("closed");
    expect(due(world.state)).toBeNull();
  });

  test("where nobody has answered the round stays open until its own end", () => {
    const world = twoPlaying();
    world.restart(100);
    world.at = due(world.state) as number;
    world.give({ type: "tick" });
    expect(world.state.phase).toBe("open");
    expect(due(world.state)).toBeGreaterThan(world.at);
    world.at = due(world.state) as number;
    world.give({ type: "tick" });
    expect(world.state.phase).toBe("closed");
  });

  test("a deadline that passed meanwhile is put off, and the next picture waits as well", () => {
    const world = twoPlaying();
    world.restart(3_600_000);
    expect(openRound(world.state)?.closesAt).toBeGreaterThan(world.at);
    world.give({ type: "come", seat: "ann" });
    world.answer("ann", "right", { rt: 1 });
    expect(world.state.blocks[0]?.rounds[1]?.answers.ann?.trusted).toBe(false);
    const closed = twoPlaying();
    for (const seat of ["ann", "bob"]) closed.answer(seat, "right");
    closed.restart(3_600_000);
    expect(due(closed.state)).toBeGreaterThan(closed.at);
    expect(START).toBeLessThan(closed.at);
  });
});
