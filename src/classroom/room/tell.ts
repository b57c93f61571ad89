import type { ToHost, ToPlayer } from "../../content/class/class-messages";
import type { PassingEvent, RoomEvent } from "./events";
import { blockOf, type RoomState, type Seat, seatOf, shownBlock } from "./state";
import { boardRow, closedRound, hostScene, ownResult, playerView, sharedView, totalsOf } from "./views";

/** A message and whom it is for. Every host device gets what is for hosts. */
export type RoomMessage =
  | { readonly to: "hosts"; readonly message: ToHost }
  | { readonly to: "seat"; readonly seat: string; readonly message: ToPlayer }
  /** The number of answers has changed: worth telling a few times a second at most. */
  | { readonly to: "counts" };

/**
 * What an event makes the room say, once it is kept.
 * @param after the state after the event
 */
export function tell(event: RoomEvent | PassingEvent, after: RoomState): RoomMessage[] {
  switch (event.type) {
    case "opened":
    case "taken-over":
    case "restored":
    case "awaited":
      return [];
    case "settings-set":
    case "locked":
    case "block-drawn":
    case "block-ready":
    case "trial-opened":
    case "paused":
    case "block-ended":
    case "ended":
      return [...scene(after), ...views(after)];
    case "trial-closed":
      return [...closed(event.trial, after), ...scene(after), ...views(after)];
    case "seated":
    case "device-told":
    case "named":
    case "teamed":
    case "came":
      return [...rows(after, idOf(event)), ...views(after, idOf(event))];
    case "went":
    case "loaded":
      return rows(after, event.seat);
    case "stood":
      return [...rows(after, event.seat), ...gone(event)];
    case "judged":
      return [];
    case "answered":
      return [
        { to: "seat", seat: event.seat, message: { type: "taken", trial: event.trial } },
        ...rows(after, event.seat),
        { to: "counts" },
      ];
  }
}

const idOf = (event: { readonly seat: string } | { readonly id: string }): string =>
  "seat" in event ? event.seat : event.id;

const scene = (state: RoomState): RoomMessage[] => [
  { to: "hosts", message: { type: "scene", scene: hostScene(state, sharedView(state)) } },
];

/** One seat, or all. */
function someSeats(state: RoomState, id?: string): readonly Seat[] {
  if (id === undefined) return Object.values(state.seats);
  const seat = seatOf(state, id);
  return seat ? [seat] : [];
}

function rows(state: RoomState, seat?: string): RoomMessage[] {
  const some = someSeats(state, seat);
  const answered = Object.keys(blockOf(state)?.rounds.at(-1)?.answers ?? {}).length;
  return [{ to: "hosts", message: { type: "rows", rows: some.map((each) => boardRow(state, each)), answered } }];
}

function views(state: RoomState, seat?: string): RoomMessage[] {
  const shared = sharedView(state);
  return someSeats(state, seat).flatMap((each): RoomMessage[] =>
    each.connected && each.standing === "seated"
      ? [{ to: "seat", seat: each.id, message: { type: "view", view: playerView(state, each, shared) } }]
      : [],
  );
}

function closed(trial: string, after: RoomState): RoomMessage[] {
  const block = shownBlock(after);
  const round = block?.rounds.find((each) => each.trial === trial);
  const forHost = block && round && closedRound(block, round);
  if (!forHost) return [];
  const totals = totalsOf(after);
  const results = Object.values(after.seats).flatMap((seat): RoomMessage[] => {
    const result = seat.connected ? ownResult(block, round, seat.id, totals) : null;
    return result ? [{ to: "seat", seat: seat.id, message: { type: "result", result } }] : [];
  });
  return [{ to: "hosts", message: { type: "closed", round: forHost } }, ...rows(after), ...results];
}

function gone({ seat, standing }: Extract<RoomEvent, { type: "stood" }>): RoomMessage[] {
  if (standing === "seated") return [];
  return [{ to: "seat", seat, message: { type: "gone", why: standing } }];
}
