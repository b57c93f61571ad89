import type { PassingEvent, RoomEvent } from "./events";
import { scoredWith } from "./points";
import { type Block, blockOf, noScore, openRound, type RoomState, type Round, type Seat } from "./state";

type Opened = Extract<RoomEvent, { type: "opened" }>;

/** A room that has just been opened. */
export function openRoom({ type: _, hostHash, ...rest }: Opened): RoomState {
  return {
    ...rest,
    hostHashes: [hostHash],
    phase: "lobby",
    paused: false,
    locked: false,
    seats: {},
    blocks: [],
    nextAt: null,
    awaitedUntil: null,
    endedAt: null,
  };
}

/** The state after an event that was decided on. Pure; the same events give the same state in every process. */
export function evolve(state: RoomState, event: RoomEvent | PassingEvent): RoomState {
  switch (event.type) {
    case "opened":
      return openRoom(event);
    case "taken-over":
      return { ...state, hostHashes: [...state.hostHashes, event.hostHash] };
    case "settings-set":
      return {
        ...state,
        settings: event.settings,
        ...(event.nextAt !== undefined && { nextAt: event.nextAt }),
      };
    case "locked":
      return { ...state, locked: event.locked };
    case "seated": {
      const { type: _, ...given } = event;
      const fresh = { device: null, standing: "seated", connected: false, loaded: 0, score: noScore } as const;
      return withSeat(state, { ...given, ...fresh });
    }
    case "device-told":
      return changeSeat(state, event.seat, { device: event.device });
    case "named":
      return changeSeat(state, event.seat, { name: event.name });
    case "teamed":
      return changeSeat(state, event.seat, { team: event.team });
    case "stood":
      return changeSeat(state, event.seat, { standing: event.standing });
    case "came":
      return changeSeat(state, event.seat, { connected: true });
    case "went":
      return changeSeat(state, event.seat, { connected: false });
    case "loaded":
      return changeSeat(state, event.seat, { loaded: event.pictures });
    case "restored":
      return afterRestart(state, event.at);
    case "awaited":
      return { ...state, awaitedUntil: null };
    case "block-drawn": {
      const { type: _, ...drawn } = event;
      const block: Block = { ...drawn, verdicts: {}, rounds: [], over: false };
      return { ...mapSeats(state, unloaded), phase: "preparing", nextAt: null, blocks: [...state.blocks, block] };
    }
    case "judged":
      return changeBlock(state, ({ verdicts }) => ({ verdicts: { ...verdicts, [event.trial]: event.verdict } }));
    case "block-ready":
      return { ...state, phase: "ready" };
    case "trial-opened": {
      const { type: _, ...opened } = event;
      const round: Round = { ...opened, answers: {}, closedAt: null, skipped: false };
      const next = changeBlock(state, ({ rounds }) => ({ rounds: [...rounds, round] }));
      return { ...next, phase: "open", nextAt: null };
    }
    case "answered":
      return afterAnswer(state, event);
    case "trial-closed":
      return afterClose(state, event);
    case "paused":
      return { ...state, paused: event.paused, nextAt: event.nextAt };
    case "block-ended":
      return { ...changeBlock(state, () => ({ over: true })), phase: "figure", paused: false, nextAt: null };
    case "ended":
      return {
        ...changeBlock(state, () => ({ over: true })),
        phase: "ended",
        paused: false,
        nextAt: null,
        endedAt: event.at,
      };
  }
}

/** How long a room that comes back waits for its players before the clock goes on, ms. */
const COME_BACK_MS = 6000;

function afterRestart(state: RoomState, at: number): RoomState {
  const alone = mapSeats(state, (seat) => ({ ...seat, connected: false, loaded: 0 }));
  const later = (time: number) => Math.max(time, at + COME_BACK_MS);
  const round = openRound(alone);
  const open = round ? changeRound(alone, round.trial, ({ closesAt }) => ({ closesAt: later(closesAt) })) : alone;
  return {
    ...open,
    nextAt: open.nextAt === null ? null : later(open.nextAt),
    awaitedUntil: round && at + COME_BACK_MS,
  };
}

function afterAnswer(state: RoomState, event: Extract<RoomEvent, { type: "answered" }>): RoomState {
  const { type: _, trial, ...answer } = event;
  return changeRound(state, trial, (round) => ({ answers: { ...round.answers, [answer.seat]: answer } }));
}

/** Only now does an answer score: until a round closes, no sum may say who was right. */
function afterClose(state: RoomState, event: Extract<RoomEvent, { type: "trial-closed" }>): RoomState {
  const { trial, at, skipped, nextAt } = event;
  const closed = changeRound(state, trial, () => ({ closedAt: at, skipped }));
  const next = { ...closed, phase: "closed" as const, nextAt };
  const block = blockOf(next);
  const round = block?.rounds.find((each) => each.trial === trial);
  if (skipped || !block || !round) return next;
  return mapSeats(next, (seat) => {
    const answer = round.answers[seat.id];
    return answer ? { ...seat, score: scoredWith(seat.score, block, trial, answer) } : seat;
  });
}

const unloaded = (seat: Seat): Seat => ({ ...seat, loaded: 0 });

const withSeat = (state: RoomState, seat: Seat): RoomState => ({
  ...state,
  seats: { ...state.seats, [seat.id]: seat },
});

function changeSeat(state: RoomState, id: string, change: Partial<Seat>): RoomState {
  const seat = state.seats[id];
  return seat ? withSeat(state, { ...seat, ...change }) : state;
}

const mapSeats = (state: RoomState, change: (seat: Seat) => Seat): RoomState => ({
  ...state,
  seats: Object.fromEntries(Object.entries(state.seats).map(([id, seat]) => [id, change(seat)])),
});

/** Changes the level under way. */
function changeBlock(state: RoomState, change: (block: Block) => Partial<Block>): RoomState {
  const block = blockOf(state);
  if (!block) return state;
  return { ...state, blocks: [...state.blocks.slice(0, -1), { ...block, ...change(block) }] };
}

const changeRound = (state: RoomState, trial: string, change: (round: Round) => Partial<Round>): RoomState =>
  changeBlock(state, ({ rounds }) => ({
    rounds: rounds.map((round) => (round.trial === trial ? { ...round, ...change(round) } : round)),
  }));
