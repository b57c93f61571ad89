import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainName } from "../../../src/classroom/room/decide";
import { due } from "../../../src/classroom/room/pacing";
import { roomRecords } from "../../../src/classroom/room/room-records";
import { openRound, type RoomState } from "../../../src/classroom/room/state";
import { hostView, playerView, sharedView } from "../../../src/classroom/room/views";
import { act, type Deed, session } from "./room-sequences";
import { RoomWorld, roomSettings, type Step, toSeats } from "./room-world";

const RUNS = { numRuns: 200, seed: 13 };

const played = (deeds: readonly Deed[]): RoomWorld => act(new RoomWorld(roomSettings({ teams: 2 })), deeds);

/** Any session of a class, whatever is asked of it in whatever order. */
const holds = (check: (world: RoomWorld, deeds: readonly Deed[]) => void) =>
  fc.assert(
    fc.property(session, (deeds) => check(played(deeds), deeds)),
    RUNS,
  );

const scores = ({ seats }: RoomState) => Object.fromEntries(Object.values(seats).map(({ id, score }) => [id, score]));
const sums = (state: RoomState) => {
  const shared = sharedView(state);
  const { right, judged, netRight, netJudged } = shared.totals;
  const own = Object.values(state.seats).map((seat) => {
    const view = playerView(state, seat, shared);
    return [seat.id, view.points, view.rank, view.right, view.answered];
  });
  return { right, judged, netRight, netJudged, own };
};

/** What is kept of a room. Connections, loaded pictures and what a restart puts off are not. */
const lasting = (state: RoomState, restarted: boolean) => ({
  ...state,
  awaitedUntil: null,
  nextAt: restarted ? null : state.nextAt,
  seats: Object.values(state.seats).map(({ connected: _, loaded: __, ...seat }) => seat),
  blocks: state.blocks.map((block) => ({
    ...block,
    rounds: block.rounds.map((round) => ({ ...round, closesAt: restarted ? 0 : round.closesAt })),
  })),
});

const isEnded = ({ before }: Step) => before.phase === "ended";

describe("whatever is asked of a room in whatever order", () => {
  test("sessions get far: rounds close, answers are kept, and much is refused", () => {
    const reached = { closed: 0, answered: 0, refused: 0, skipped: 0, figure: 0, ended: 0, restored: 0 };
    holds(({ steps, kept, state }, deeds) => {
      for (const event of kept) {
        if (event.type === "trial-closed") reached[event.skipped ? "skipped" : "closed"] += 1;
        if (event.type === "answered") reached.answered += 1;
        if (event.type === "block-ended") reached.figure += 1;
      }
      reached.refused += steps.filter(({ decision }) => "refusal" in decision).length;
      if (state.phase === "ended") reached.ended += 1;
      if (deeds.some((each) => each.do === "restart")) reached.restored += 1;
    });
    for (const [what, count] of Object.entries(reached)) expect([what, count > 10]).toEqual([what, true]);
  });

  test("a seat answers a picture once, and only where it was expected", () => {
    holds(({ kept }) => {
      const expected = new Map<string, readonly string[]>();
      const answers = kept.flatMap((event) => {
        if (event.type === "trial-opened") expected.set(event.trial, event.expected);
        return event.type === "answered" ? [event] : [];
      });
      const pairs = answers.map(({ trial, seat }) => `${trial} ${seat}`);
      expect(new Set(pairs).size).toBe(pairs.length);
      for (const { trial, seat } of answers) expect(expected.get(trial)).toContain(seat);
    });
  });

  test("no sum, no points and no place change while a picture is open", () => {
    holds(({ steps }) => {
      let before: RoomState | null = null;
      for (const { events, after } of steps) {
        // Whoever is removed is no longer counted; that tells nothing of the open picture.
        if (events.some(({ type }) => type === "trial-opened" || type === "stood" || type === "seated")) before = after;
        if (openRound(after) === null) before = null;
        if (!before) continue;
        expect(scores(after)).toEqual(scores(before));
        expect(sums(after)).toEqual(sums(before));
      }
    });
  });

  test("what was kept gives the room again", () => {
    holds((world, deeds) => {
      const restarted = deeds.some((each) => each.do === "restart");
      expect(lasting(world.folded(), restarted)).toEqual(lasting(world.state, restarted));
    });
  });

  test("a refusal keeps nothing and says nothing", () => {
    holds(({ steps }) => {
      for (const { decision, before, after, messages } of steps)
        if ("refusal" in decision) {
          expect(after).toBe(before);
          expect(messages).toEqual([]);
          expect(decision.refusal.why).toMatch(/^[a-z-]+$/);
        }
    });
  });

  test("an answer that was acknowledged is in the records, unless its picture was dropped", () => {
    holds((world) => {
      world.at = Math.max(world.at, due(world.state) ?? 0);
      world.give({ type: "tick" });
      const state = world.folded();
      const rounds = state.blocks.flatMap((block) => block.rounds);
      const taken = world.steps.flatMap(({ messages }) =>
        toSeats(messages).flatMap(({ seat, message }) =>
          message.type === "taken" ? [{ seat, trial: message.trial }] : [],
        ),
      );
      const records = roomRecords(state).map(({ seat, record }) => ({ seat, trial: record.trial.id }));
      const key = ({ seat, trial }: { seat: string; trial: string }) => `${trial} ${seat}`;
      const countable = taken.filter(({ trial }) => {
        const round = rounds.find((each) => each.trial === trial);
        return round?.closedAt !== null && !round?.skipped;
      });
      expect(records.map(key).sort()).toEqual(countable.map(key).sort());
      for (const { seat, trial } of taken)
        expect(rounds.find((each) => each.trial === trial)?.answers[seat]).toBeDefined();
    });
  });

  test("a picture opens for exactly those who are here and ready, and nobody else gets its key", () => {
    holds(({ steps }) => {
      for (const { events, before, after, messages } of steps) {
        for (const event of events)
          if (event.type === "trial-opened") {
            const here = Object.values(before.seats).filter(
              ({ connected, device, standing }) => connected && device && standing === "seated",
            );
            expect(event.expected).toEqual(here.map(({ id }) => id));
            expect(event.expected.length).toBeGreaterThan(0);
          }
        for (const { seat, message } of toSeats(messages)) {
          if (message.type !== "view" || !message.view.ticket) continue;
          const round = openRound(after);
          expect(round?.expected).toContain(seat);
          expect(round?.answers[seat]).toBeUndefined();
          expect(message.view.ticket.trial).toBe(round?.trial);
        }
      }
    });
  });

  test("only a closed picture scores, and a dropped one does not", () => {
    holds(({ steps }) => {
      for (const { events, before, after } of steps) {
        const closed = events.some((event) => event.type === "trial-closed" && !event.skipped);
        if (closed) continue;
        const { ...then } = scores(before);
        for (const [id, score] of Object.entries(scores(after))) if (then[id]) expect(score).toEqual(then[id]);
      }
    });
  });

  test("everybody's score is what the records say, with a bonus of ten at most from the fourth right answer on", () => {
    holds(({ state }) => {
      const counted = roomRecords(state).filter(
        ({ record: { trial, outcome } }) => !trial.practice && trial.texture === undefined && outcome !== "discarded",
      );
      for (const { id, score } of Object.values(state.seats)) {
        const own = counted.filter(({ seat }) => seat === id);
        const right = own.filter(({ record }) => record.response.choice === record.trial.answer).length;
        expect([score.right, score.judged]).toEqual([right, own.length]);
        expect(score.points).toBeGreaterThanOrEqual(100 * right);
        expect(score.points).toBeLessThanOrEqual(100 * right + 10 * Math.max(0, right - 3));
      }
    });
  });

  test("the end is final", () => {
    holds(({ steps }) => {
      const [first] = steps.filter(isEnded);
      if (!first) return;
      for (const { after, decision, command } of steps.filter(isEnded)) {
        expect([after.phase, after.endedAt, openRound(after)]).toEqual(["ended", first.before.endedAt, null]);
        expect(scores(after)).toEqual(scores(first.before));
        expect(after.settings).toBe(first.before.settings);
        if (!["come", "go-away", "take-over", "end", "tick"].includes(command.type))
          expect(decision).toEqual({ refusal: { why: "not-now" } });
      }
    });
  });

  test("no two names look alike, and teams are even whenever their number has changed", () => {
    holds(({ steps }) => {
      for (const { after, before } of steps) {
        const names = Object.values(after.seats).map(({ name }) => plainName(name));
        expect(new Set(names).size).toBe(names.length);
        const { teams } = after.settings;
        if (teams === before.settings.teams) continue;
        const here = Object.values(after.seats).filter(({ standing }) => standing === "seated");
        if (teams === 0) expect(here.filter(({ team }) => team !== null)).toEqual([]);
        const sizes = Array.from({ length: teams }, (_, team) => here.filter((seat) => seat.team === team).length);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(teams === 0 ? 0 : here.length);
        if (teams > 0) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }
    });
  });

  test("the clock comes to rest: what is due is never due again, and with nobody here the class waits", () => {
    holds((world) => {
      for (const seat of Object.keys(world.state.seats)) world.give({ type: "go-away", seat });
      const opened = world.kept.filter(({ type }) => type === "trial-opened").length;
      for (let ticks = 0; due(world.state) !== null; ticks++) {
        expect(ticks).toBeLessThan(6);
        const at = due(world.state) as number;
        world.at = Math.max(world.at, at);
        world.give({ type: "tick" });
        expect(due(world.state)).not.toBe(at);
      }
      expect(openRound(world.state)).toBeNull();
      expect(world.kept.filter(({ type }) => type === "trial-opened")).toHaveLength(opened);
    });
  });

  test("the host's whole board is what its messages add up to", () => {
    holds(({ steps, state }, deeds) => {
      if (deeds.some((each) => each.do === "restart")) return;
      const rows = new Map<string, unknown>();
      for (const { messages } of steps)
        for (const each of messages)
          if (each.to === "hosts" && each.message.type === "rows")
            for (const row of each.message.rows) rows.set(row.seat, row);
      const board = hostView(state);
      // Whether the open picture is answered turns over with the scene.
      const plain = (row: unknown) => ({ ...(row as object), answered: null, loaded: null });
      expect([...rows.values()].map(plain)).toEqual(board.rows.map(plain));
    });
  });
});

describe("what players are told", () => {
  const SECRET = /hidden-|"(answer|texture|net|who|condition|stimulus|imageName|seed|verdict)":/;

  test("names no picture, seed, verdict or right answer but of the round that has closed", () => {
    holds(({ steps }) => {
      for (const { messages, events } of steps) {
        const closed = new Set(events.flatMap((event) => (event.type === "trial-closed" ? [event.trial] : [])));
        for (const { message } of toSeats(messages)) {
          if (message.type === "result") expect(closed).toContain(message.result.trial);
          else expect(JSON.stringify(message)).not.toMatch(SECRET);
        }
      }
    });
  });

  test("is the same, byte for byte, whatever is right and whatever the net says, until a round closes", () => {
    let compared = 0;
    fc.assert(
      fc.property(session, (deeds) => {
        const [one, other] = ["a", "b"].map((secrets) => {
          const world = new RoomWorld(roomSettings(), { secrets });
          const isOver = () => world.kept.some((event) => event.type === "trial-closed" && !event.skipped);
          act(world, deeds, isOver);
          // The last step may have closed a round; what it says is allowed to differ.
          return world.steps.slice(0, isOver() ? -1 : undefined).map(({ messages }) => toSeats(messages));
        });
        expect(other).toEqual(one);
        compared += one?.length ?? 0;
      }),
      RUNS,
    );
    expect(compared).toBeGreaterThan(1000);
  });
});
