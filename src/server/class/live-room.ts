import { decide } from "../../classroom/room/decide.ts";
import type { Decision } from "../../classroom/room/decision.ts";
import type { PassingEvent, RoomCommand, RoomEvent } from "../../classroom/room/events.ts";
import { evolve, openRoom } from "../../classroom/room/evolve.ts";
import { due } from "../../classroom/room/pacing.ts";
import type { RoomState } from "../../classroom/room/state.ts";
import { type RoomMessage, tell } from "../../classroom/room/tell.ts";
import type { Journal } from "./journal/journal.ts";

export interface LiveRoomOptions {
  readonly session: string;
  readonly journal: Journal;
  /** Carries messages, in order, once what they tell of is kept. */
  readonly deliver: (messages: readonly RoomMessage[]) => void;
  /** The journal keeps nothing any more: this room must be made anew from it. */
  readonly onBroken: (error: Error) => void;
  readonly clock: () => number;
}

/** A room in memory: it decides at once, keeps what happened, and only then speaks. */
export interface LiveRoom {
  readonly state: () => RoomState;
  /** The state that the messages carried so far tell of: whatever is in it is kept. */
  readonly told: () => RoomState;
  /**
   * Decides on a command.
   * @returns the decision, once its events are kept and its messages carried; a refusal at once
   * @throws Error when the events could not be kept
   */
  submit(command: RoomCommand): Promise<Decision>;
  /** Resolves when all that was decided is kept. */
  settled(): Promise<void>;
  /** Stops its clock. */
  close(): void;
}

const PASSING: ReadonlySet<string> = new Set<PassingEvent["type"]>(["came", "went", "loaded", "restored", "awaited"]);

const isKept = (event: RoomEvent | PassingEvent): event is RoomEvent => !PASSING.has(event.type);

/** Timers count in 32 bits. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/**
 * Makes a room from its journal.
 * @returns null when the journal has no such session
 */
export async function reviveRoom(options: LiveRoomOptions): Promise<LiveRoom | null> {
  const entries = await options.journal.read(options.session);
  const [first, ...rest] = entries.map(({ body }) => body as RoomEvent);
  if (first?.type !== "opened") return null;
  const kept = rest.reduce<RoomState>(evolve, openRoom(first));
  const state = evolve(kept, { type: "restored", at: options.clock() });
  return liveRoom(options, state, (entries.at(-1)?.seq ?? 0) + 1);
}

function liveRoom(options: LiveRoomOptions, start: RoomState, firstSeq: number): LiveRoom {
  const { session, journal, deliver, onBroken, clock } = options;
  let state = start;
  let told = start;
  let seq = firstSeq;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over: Error | null = null;
  /** Messages wait for their own events and for all before. */
  let tail: Promise<void> = Promise.resolve();

  const arm = (): void => {
    clearTimeout(timer);
    const at = due(state);
    if (at === null || over) return;
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(0, at - clock()));
    timer = setTimeout(() => void submit({ type: "tick" }).catch(() => {}), wait);
  };

  const submit = (command: RoomCommand): Promise<Decision> => {
    if (over) return Promise.reject(over);
    const at = clock();
    const decision = decide(state, command, at);
    if ("refusal" in decision) return Promise.resolve(decision);
    const messages: RoomMessage[] = [];
    for (const event of decision.events) {
      state = evolve(state, event);
      messages.push(...tell(event, state));
    }
    const then = state;
    const entries = decision.events.filter(isKept).map((body) => ({ seq: seq++, at, body }));
    arm();
    const kept = entries.length > 0 ? journal.append(session, entries) : Promise.resolve();
    const turn = Promise.all([tail, kept]).then(() => {
      // What passed by after an event that was not kept may tell of it.
      if (over) throw over;
      told = then;
      if (messages.length > 0) deliver(messages);
    });
    tail = turn.catch((error: Error) => {
      if (over) return;
      over = error;
      clearTimeout(timer);
      onBroken(error);
    });
    return turn.then(() => decision);
  };

  arm();
  return {
    state: () => state,
    told: () => told,
    submit,
    settled: () => tail,
    close: () => {
      over ??= new Error("the room is closed");
      clearTimeout(timer);
    },
  };
}
