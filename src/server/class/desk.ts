import type { Decision } from "../../classroom/room/decision.ts";
import type { RoomCommand } from "../../classroom/room/events.ts";
import type { RoomState } from "../../classroom/room/state.ts";
import { hostView, totalsOf } from "../../classroom/room/views.ts";
import type { JudgeTicket, Refusal, ToHost, ToPlayer } from "../../content/class/class-messages.ts";
import type { ClassSettings } from "../../content/class/class-settings.ts";
import type { BoardRow, HostView } from "../../content/class/class-views.ts";
import type { NetVerdict } from "../../core/trial/record.ts";
import { drawBlock } from "./block-drawing.ts";
import { type BlockMaker, createBlockMaker } from "./block-maker.ts";
import type { ClassLevels } from "./class-levels.ts";
import type { Journal } from "./journal/journal.ts";
import { type LiveRoom, reviveRoom } from "./live-room.ts";
import type { SealedStore } from "./studio/sealed-store.ts";
import type { Studio } from "./studio/studio.ts";

/** Where a desk's messages go. */
export interface Wire {
  toSeat(seat: string, message: ToPlayer): void;
  /** To all players. */
  toSeats(message: ToPlayer): void;
  toHosts(message: ToHost): void;
  hasHost(): boolean;
  /** Ends a player's connection. */
  expel(seat: string): void;
  /** Ends all connections, and the room. @param code for the devices; without one they come again */
  close(code?: number): Promise<void>;
  /** Another process has the room: what tells where it is found must stay when this one closes. */
  forget(): void;
}

export interface DeskOptions {
  readonly session: string;
  readonly journal: Journal;
  readonly levels: ClassLevels;
  readonly studio: Studio;
  readonly store: Pick<SealedStore, "put" | "drop">;
  readonly purgeMs: number;
  readonly clock: () => number;
  /** How long the host's net may be silent, ms. */
  readonly patience?: number | undefined;
}

/** A class session at work: its room, its pictures, and what goes over the wire. */
export interface Desk {
  state(): RoomState;
  now(): number;
  submit(command: RoomCommand): Promise<Decision>;
  change(settings: ClassSettings): Promise<Refusal | null>;
  prepare(): Promise<Refusal | null>;
  end(): Promise<Refusal | null>;
  /** Somebody has come: pictures that were lost in a crash are made anew. */
  attend(): void;
  /** No host is there any more. */
  hostGone(): void;
  verdict(trial: string, verdict: NetVerdict | null): Promise<Refusal | null>;
  /** Whether an answer is on disk; waits for what is on its way there. */
  isKept(trial: string, seat: string): Promise<boolean>;
  view(): HostView;
  tickets(): readonly JudgeTicket[];
  close(): void;
}

/** Rows go to hosts at most this often, and counts to players, ms. */
const ROWS_MS = 50;
const COUNTS_MS = 500;

/** @throws Error when the journal has no such session */
export async function openDesk(options: DeskOptions, wire: Wire): Promise<Desk> {
  const { session, journal, levels, clock } = options;
  const rows = rowsTogether(wire);
  const counts = atMostEvery(COUNTS_MS, () => wire.toSeats({ type: "totals", totals: totalsOf(room.told()) }));
  const revived = await reviveRoom({
    session,
    journal,
    clock,
    deliver: (messages) => {
      for (const each of messages) {
        if (each.to === "counts") counts.call();
        else if (each.to === "hosts") {
          if (each.message.type === "rows") rows.add(each.message.rows, each.message.answered);
          else {
            // What changes after rows must not overtake them.
            rows.flush();
            wire.toHosts(each.message);
          }
        } else {
          wire.toSeat(each.seat, each.message);
          if (each.message.type === "gone") wire.expel(each.seat);
        }
      }
    },
    onBroken: (error) => {
      wire.toHosts({ type: "fault", sentence: error.message });
      void wire.close();
    },
  });
  if (!revived) throw new Error(`there is no class session ${session}`);
  const room: LiveRoom = revived;
  const maker: BlockMaker = createBlockMaker({
    ...options,
    room,
    hasHost: wire.hasHost,
    onProgress: (sealed, judged, of) => wire.toHosts({ type: "preparing", sealed, judged, of }),
    onJudge: (tickets) => wire.toHosts({ type: "judge", tickets }),
    onFault: (sentence) => wire.toHosts({ type: "fault", sentence }),
  });
  const keepEnd = async ({ endedAt }: RoomState): Promise<void> => {
    if (endedAt !== null) await journal.end(session, endedAt, endedAt + options.purgeMs);
  };
  // A crash may have come between the event and its date of removal.
  await keepEnd(room.state());
  /** After a crash or a sleep the pictures are gone; their names and keys are in the journal. */
  let attended = false;

  const submit = async (command: RoomCommand): Promise<Refusal | null> => {
    const decision = await room.submit(command);
    return "refusal" in decision ? decision.refusal : null;
  };

  return {
    state: room.state,
    now: clock,
    submit: room.submit,
    change: async (settings) => {
      const problem = await levels.problem(settings);
      if (problem !== null) return { why: "bad-settings", detail: problem };
      return submit({ type: "settings", settings });
    },
    prepare: async () => {
      const state = room.state();
      if (state.phase === "preparing" && maker.failed()) {
        void maker.make();
        return null;
      }
      if (state.phase !== "lobby" && state.phase !== "figure") return { why: "not-now" };
      if (!state.settings.playlist[state.blocks.length]) return { why: "not-now", detail: "playlist" };
      let drawn: RoomCommand;
      try {
        drawn = await drawBlock(state, state.blocks.length, levels);
      } catch (error) {
        return { why: "no-such-level", detail: (error as Error).message };
      }
      const refused = await submit(drawn);
      if (!refused) {
        attended = true;
        void maker.make();
      }
      return refused;
    },
    end: async () => {
      const refused = await submit({ type: "end" });
      await keepEnd(room.state());
      return refused;
    },
    verdict: async (trial, verdict) => {
      // Null: this host cannot say, and the server's net will.
      const refused = verdict === null ? null : await submit({ type: "judge", trial, verdict });
      maker.heard(verdict !== null);
      return refused;
    },
    attend: () => {
      if (attended) return;
      attended = true;
      void maker.make();
    },
    hostGone: () => maker.heard(false),
    isKept: async (trial, seat) => {
      await room.settled();
      const rounds = room.told().blocks.flatMap((block) => block.rounds);
      return rounds.some((round) => round.trial === trial && round.answers[seat] !== undefined);
    },
    view: () => hostView(room.told()),
    tickets: maker.tickets,
    close: () => {
      maker.close();
      room.close();
      rows.close();
      counts.close();
    },
  };
}

/** Gathers changed rows, the newest of each seat, and sends them a few times a second. */
function rowsTogether(wire: Wire) {
  let waiting = new Map<string, BoardRow>();
  let answered = 0;
  const flush = (): void => {
    if (waiting.size === 0) return;
    const rows = [...waiting.values()];
    waiting = new Map();
    wire.toHosts({ type: "rows", rows, answered });
  };
  const later = atMostEvery(ROWS_MS, flush);
  return {
    add: (rows: readonly BoardRow[], count: number): void => {
      for (const row of rows) waiting.set(row.seat, row);
      answered = count;
      later.call();
    },
    flush,
    close: later.close,
  };
}

/** Runs work soon, however often it is called, and no more than once in so many ms. */
function atMostEvery(pause: number, work: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    call: (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        work();
      }, pause);
    },
    close: (): void => clearTimeout(timer),
  };
}
