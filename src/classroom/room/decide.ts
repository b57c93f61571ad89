import { type ClassSettings, MOST_SEATS } from "../../content/class/class-settings";
import { decideAnswer, decideAwaited, decideDeparture } from "./answers";
import { type Decision, events, refuse } from "./decision";
import type { RoomCommand, RoomEvent } from "./events";
import { decideGo, decidePause, decideSkip, decideTick, repaced } from "./pacing";
import { blockOf, openRound, type RoomState, type Seat, seatOf, shownBlock, trialOf } from "./state";

/**
 * What a command leads to. Pure: the carrier has already checked the sender's rights and secrets.
 * @param at ms on the server's clock
 */
export function decide(state: RoomState, command: RoomCommand, at: number): Decision {
  if (state.phase === "ended" && !["come", "go-away", "take-over", "end", "tick"].includes(command.type))
    return refuse("not-now");
  switch (command.type) {
    case "seat":
      return decideSeat(state, command, at);
    case "come":
      return decideCome(seatOf(state, command.seat));
    case "go-away":
      return decideDeparture(state, command.seat, at);
    case "tell-device":
      return ifSeated(state, command.seat, () =>
        events({ type: "device-told", seat: command.seat, device: command.device }),
      );
    case "load":
      return ifSeated(state, command.seat, () =>
        events({ type: "loaded", seat: command.seat, pictures: command.pictures }),
      );
    case "answer":
      return decideAnswer(state, command, at);
    case "name":
      return decideName(state, command);
    case "team":
      return decideTeam(state, command);
    case "take-over":
      return events({ type: "taken-over", hostHash: command.hostHash });
    case "settings":
      return decideSettings(state, command.settings, at);
    case "lock":
      return state.locked === command.locked ? events() : events({ type: "locked", locked: command.locked });
    case "stand":
      return decideStand(state, command, at);
    case "draw":
      return decideDraw(state, command);
    case "judge":
      return decideJudge(state, command);
    case "all-ready":
      return state.phase === "preparing" ? events({ type: "block-ready" }) : events();
    case "go":
      return decideGo(state, at);
    case "pause":
      return decidePause(state, command.paused, at);
    case "skip":
      return decideSkip(state, command.what, at);
    case "end":
      return decideEnd(state, at);
    case "tick":
      return state.awaitedUntil !== null && openRound(state) && at >= state.awaitedUntil
        ? decideAwaited(state, at)
        : decideTick(state, at);
  }
}

type Command<T extends RoomCommand["type"]> = Extract<RoomCommand, { type: T }>;

function ifSeated(state: RoomState, id: string, then: (seat: Seat) => Decision): Decision {
  const seat = seatOf(state, id);
  return seat?.standing === "seated" ? then(seat) : refuse("no-such-seat");
}

function decideSeat(state: RoomState, command: Command<"seat">, at: number): Decision {
  const { seat: id, person, tokenHash, name } = command;
  const all = Object.values(state.seats);
  if (all.some((seat) => seat.person === person && seat.standing === "banned")) return refuse("banned");
  if (state.locked) return refuse("locked");
  if (all.length >= MOST_SEATS) return refuse("full");
  if (isTaken(state, name)) return refuse("name-taken");
  if (seatOf(state, id)) return refuse("bad-message", "seat");
  return events({ type: "seated", id, person, tokenHash, name, team: smallestTeam(state), joinedAt: at });
}

function decideCome(seat: Seat | undefined): Decision {
  if (!seat) return refuse("no-such-seat");
  if (seat.standing === "banned") return refuse("banned");
  const back = seat.standing === "removed" ? [{ type: "stood", seat: seat.id, standing: "seated" } as const] : [];
  return events(...back, { type: "came", seat: seat.id });
}

/** Two names that look alike would be one on the board. */
export const plainName = (name: string): string => name.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();

export function isTaken(state: RoomState, name: string, but?: string): boolean {
  const plain = plainName(name);
  return Object.values(state.seats).some((seat) => seat.id !== but && plainName(seat.name) === plain);
}

function decideName(state: RoomState, { seat: id, name, by }: Command<"name">): Decision {
  if (by === "seat" && state.settings.names !== "own") return refuse("not-allowed");
  return ifSeated(state, id, (seat) => {
    if (isTaken(state, name, id)) return refuse("name-taken");
    return seat.name === name ? events() : events({ type: "named", seat: id, name });
  });
}

function smallestTeam({ seats, settings: { teams } }: RoomState): number | null {
  if (teams === 0) return null;
  const sizes = new Array<number>(teams).fill(0);
  for (const { team, standing } of Object.values(seats))
    if (standing === "seated" && team !== null && team < teams) sizes[team] = (sizes[team] ?? 0) + 1;
  return sizes.indexOf(Math.min(...sizes));
}

/** The moves that even the teams out when their number changes, as few as possible. @param teams 0 for none */
function evenTeams({ seats }: RoomState, teams: number): RoomEvent[] {
  const all = Object.values(seats);
  if (teams === 0)
    return all.flatMap(({ id, team }): RoomEvent[] =>
      team === null ? [] : [{ type: "teamed", seat: id, team: null }],
    );
  // Whoever has gone takes no place from those who are here.
  const here = all.filter(({ standing }) => standing === "seated");
  const sizes = new Array<number>(teams).fill(0);
  const rest: Seat[] = [];
  let large = here.length % teams;
  for (const seat of here) {
    const { team } = seat;
    const size = team !== null && team < teams ? (sizes[team] as number) : Number.POSITIVE_INFINITY;
    const floor = Math.floor(here.length / teams);
    if (size < floor || (size === floor && large > 0)) {
      if (size === floor) large -= 1;
      sizes[team as number] = size + 1;
    } else rest.push(seat);
  }
  const away = all.filter(({ standing, team }) => standing !== "seated" && (team === null || team >= teams));
  return [...rest, ...away].map((seat) => {
    const team = sizes.indexOf(Math.min(...sizes));
    sizes[team] = (sizes[team] as number) + 1;
    return { type: "teamed", seat: seat.id, team };
  });
}

function decideTeam(state: RoomState, { seat: id, team, by }: Command<"team">): Decision {
  const { teams } = state.settings;
  if (!Number.isInteger(team) || team < 0 || team >= teams) return refuse("bad-message", "team");
  // Once the first picture has been up, a change would move points.
  if (by === "seat" && state.blocks.length > 0) return refuse("not-now");
  return ifSeated(state, id, (seat) => (seat.team === team ? events() : events({ type: "teamed", seat: id, team })));
}

function decideSettings(state: RoomState, settings: ClassSettings, at: number): Decision {
  if (blockOf(state)) {
    const { who, marked, pace, ...rest } = settings;
    const { who: _, marked: __, pace: ___, ...before } = state.settings;
    if (JSON.stringify(rest) !== JSON.stringify(before)) return refuse("not-now");
  }
  const played = state.blocks.length;
  const kept = (list: ClassSettings["playlist"]) => JSON.stringify(list.slice(0, played));
  if (kept(settings.playlist) !== kept(state.settings.playlist)) return refuse("bad-settings", "playlist");
  if (played > 0 && settings.cup !== state.settings.cup) return refuse("bad-settings", "cup");
  const moved = settings.teams === state.settings.teams ? [] : evenTeams(state, settings.teams);
  return events({ type: "settings-set", settings, ...repaced(state, settings, at) }, ...moved);
}

function decideStand(state: RoomState, { seat: id, standing }: Command<"stand">, at: number): Decision {
  const seat = seatOf(state, id);
  if (!seat) return refuse("no-such-seat");
  if (seat.standing === standing) return events();
  const stood = { type: "stood", seat: id, standing } as const;
  if (standing === "seated") return events(stood);
  // Nobody waits for whoever has gone.
  const departure = decideDeparture(state, id, at);
  return events(stood, ...("events" in departure ? departure.events : []));
}

function decideDraw(state: RoomState, { type: _, ...drawn }: Command<"draw">): Decision {
  if (state.phase !== "lobby" && state.phase !== "figure") return refuse("not-now");
  if (drawn.item !== state.blocks.length || !state.settings.playlist[drawn.item]) return refuse("not-now");
  return events({ type: "block-drawn", ...drawn });
}

function decideJudge(state: RoomState, { trial, verdict }: Command<"judge">): Decision {
  const block = shownBlock(state);
  // A verdict is sealed before the flash or not at all, and never changed.
  if (state.phase !== "preparing" || !block) return refuse("not-now");
  const { choices } = trialOf(block, trial) ?? {};
  if (!choices) return refuse("unknown-trial");
  if (Object.hasOwn(block.verdicts, trial)) return events();
  if (verdict && !(choices.includes(verdict.choice) && verdict.scores.length === choices.length))
    return refuse("bad-message", "verdict");
  return events({ type: "judged", trial, verdict });
}

function decideEnd(state: RoomState, at: number): Decision {
  if (state.phase === "ended") return events();
  const round = openRound(state);
  const dropped = round ? [{ type: "trial-closed", trial: round.trial, at, skipped: true, nextAt: null } as const] : [];
  return events(...dropped, { type: "ended", at });
}
