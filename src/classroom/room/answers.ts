import { type Decision, events, refuse } from "./decision";
import type { RoomCommand, RoomEvent } from "./events";
import { closing } from "./pacing";
import { pointsOf } from "./points";
import { blockOf, openRound, type RoomState, type Round, seatOf, trialOf } from "./state";

/** How far a device's clock may still be off after it has been synchronised, ms. */
export const CLOCK_SLACK_MS = 250;
/** The longest delay that a slow device and a slow network may add up to, ms. */
export const MOST_LATE_MS = 1500;

/**
 * Whether a reaction time is consistent with the server's clock. The time from the planned flash to the answer's arrival
 * is the reaction time plus any delay of device and network; both clocks may be off a little.
 * @param rt ms
 * @param flashAt when the picture was due, ms on the server's clock
 * @param at when the answer arrived, ms on the server's clock
 */
export function isPlausible(rt: number, flashAt: number, at: number): boolean {
  const left = at - flashAt - rt;
  return left >= -CLOCK_SLACK_MS && left <= MOST_LATE_MS;
}

/** An answer to the open trial: one per seat, and none after it has closed. */
export function decideAnswer(
  state: RoomState,
  { seat: id, played }: Extract<RoomCommand, { type: "answer" }>,
  at: number,
): Decision {
  const block = blockOf(state);
  const round = block?.rounds.find(({ trial }) => trial === played.trial);
  const trial = block && round && trialOf(block, round.trial);
  if (!block || !round || !trial) return refuse("unknown-trial");
  if (!round.expected.includes(id)) return refuse("not-expected");
  if (round.answers[id]) return refuse("already-answered");
  if (state.seats[id]?.standing !== "seated") return refuse("not-expected");
  if (round.closedAt !== null || at > round.closesAt) return refuse("too-late");
  // Nobody can have seen what was not up yet.
  if (played.outcome !== "discarded" && at < round.flashAt - CLOCK_SLACK_MS) return refuse("not-now");
  if ((played.outcome === "answered") !== (played.choice !== null)) return refuse("bad-message", "choice");
  if (played.choice !== null && !trial.choices.includes(played.choice)) return refuse("bad-message", "choice");
  const { rt } = played;
  const trusted = rt !== null && isPlausible(rt, round.flashAt, at);
  const answer = { seat: id, played, at, trusted };
  const points = pointsOf(state, id, trial.id, answer);
  const answered: RoomEvent = { type: "answered", ...answer, points, trial: trial.id };
  return events(answered, ...(isComplete(state, round, at, id) ? [closing(state, round, at)] : []));
}

/**
 * Whether no player of the open trial has yet to answer. After a restart, those who may still reconnect are waited for.
 * @param but has just answered or left
 */
function isComplete({ seats, awaitedUntil }: RoomState, round: Round, at: number, but?: string): boolean {
  const awaited = awaitedUntil !== null && at < awaitedUntil;
  return !round.expected.some((id) => {
    const seat = seats[id];
    return id !== but && seat?.standing === "seated" && (seat.connected || awaited) && !round.answers[id];
  });
}

/** Somebody has left. If everybody else has answered, the round closes. */
export function decideDeparture(state: RoomState, id: string, at: number): Decision {
  const seat = seatOf(state, id);
  if (!seat) return refuse("no-such-seat");
  const went = seat.connected ? [{ type: "went", seat: id } as const] : [];
  const round = openRound(state);
  if (!round?.expected.includes(id) || Object.keys(round.answers).length === 0) return events(...went);
  return events(...went, ...(isComplete(state, round, at, id) ? [closing(state, round, at)] : []));
}

/** The time to reconnect after a restart is over: the round no longer waits for those who have not. */
export function decideAwaited(state: RoomState, at: number): Decision {
  const round = openRound(state);
  const over = round && Object.keys(round.answers).length > 0 && isComplete(state, round, at);
  return events({ type: "awaited" }, ...(over ? [closing(state, round, at)] : []));
}
