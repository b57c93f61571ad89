import { type ClassSettings, RESULT_MS } from "../../content/class/class-settings";
import { type Decision, events, refuse } from "./decision";
import type { RoomEvent } from "./events";
import { type Block, blockOf, nextTrial, openRound, type RoomState, type Round } from "./state";

/** After the last moment to answer, for the answer to arrive, ms. */
export const GRACE_MS = 2000;
/** After a pause, ms. */
const RESUME_MS = 1500;
/** To answer, where a level sets no limit, ms. */
const UNLIMITED_MS = 30_000;

/** When the room is to be told the time (a `tick`), ms on the server's clock; null for not before something happens. */
export function due(state: RoomState): number | null {
  const round = openRound(state);
  if (round) return Math.min(round.closesAt, state.awaitedUntil ?? round.closesAt);
  return state.paused ? null : state.nextAt;
}

/** What another pace means for the next picture: a change while a result is up counts at once. */
export function repaced(state: RoomState, { pace }: ClassSettings, at: number): { readonly nextAt?: number | null } {
  if (pace === state.settings.pace || state.phase !== "closed") return {};
  return { nextAt: pace === "auto" && !state.paused ? at + RESULT_MS : null };
}

/** The end of a round whose answers are in. */
export function closing(state: RoomState, { trial }: Round, at: number, skipped = false): RoomEvent {
  const goesOn = state.settings.pace === "auto" && !state.paused;
  return { type: "trial-closed", trial, at, skipped, nextAt: goesOn ? at + RESULT_MS : null };
}

/** Opens the next picture; after the last one, ends the level. Null where nobody is there to see it. */
function advance(state: RoomState, block: Block, at: number): RoomEvent | null {
  const trial = nextTrial(block);
  if (!trial) return { type: "block-ended", at };
  const { exposure, gap, mask, deadline } = trial.timing;
  const flashAt = at + state.leadMs;
  const expected = Object.values(state.seats)
    .filter(({ connected, device, standing }) => connected && device !== null && standing === "seated")
    .map(({ id }) => id);
  if (expected.length === 0) return null;
  return {
    type: "trial-opened",
    trial: trial.id,
    flashAt,
    closesAt: flashAt + exposure + gap + mask + (deadline ?? UNLIMITED_MS) + GRACE_MS,
    expected,
  };
}

export function decideGo(state: RoomState, at: number): Decision {
  const block = blockOf(state);
  if (!block || state.paused || (state.phase !== "ready" && state.phase !== "closed")) return refuse("not-now");
  const next = advance(state, block, at);
  return next ? events(next) : refuse("nobody-ready");
}

/** A pause lets the open picture be answered, and opens no other. */
export function decidePause(state: RoomState, paused: boolean, at: number): Decision {
  if (state.paused === paused) return events();
  if (paused && !blockOf(state)) return refuse("not-now");
  const goesOn = !paused && state.settings.pace === "auto" && state.phase === "closed";
  return events({ type: "paused", paused, at, nextAt: goesOn ? at + RESUME_MS : null });
}

export function decideSkip(state: RoomState, what: "picture" | "level", at: number): Decision {
  const block = blockOf(state);
  const round = openRound(state);
  if (!block || (what === "picture" && !round)) return refuse("not-now");
  const dropped = round ? [closing(state, round, at, true)] : [];
  return events(...dropped, ...(what === "level" ? [{ type: "block-ended", at } as const] : []));
}

/** What the clock brings: a round's end, or the next picture. */
export function decideTick(state: RoomState, at: number): Decision {
  const round = openRound(state);
  if (round) return at >= round.closesAt ? events(closing(state, round, at)) : events();
  const block = blockOf(state);
  if (!block || state.paused || state.nextAt === null || at < state.nextAt) return events();
  // With everybody gone, the class waits instead of playing to an empty room.
  return events(advance(state, block, at) ?? { type: "paused", paused: true, at, nextAt: null });
}
