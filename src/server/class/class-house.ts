import { matchMaker } from "@colyseus/core";
import type { OpenedClass } from "../../app/class/class-port.ts";
import type { RoomEvent } from "../../classroom/room/events.ts";
import { evolve, openRoom } from "../../classroom/room/evolve.ts";
import { type ClassRecord, roomRecords } from "../../classroom/room/room-records.ts";
import type { RoomState } from "../../classroom/room/state.ts";
import type { ClassSettings } from "../../content/class/class-settings.ts";
import { closeCodes } from "../../content/class/close-codes.ts";
import type { ClassLevels } from "./class-levels.ts";
import { type Desk, openDesk, type Wire } from "./desk.ts";
import type { GuessLimits } from "./guess-limits.ts";
import { CodeTaken, type Journal } from "./journal/journal.ts";
import { type Holding, sharedHolding, soleHolding } from "./room-holding.ts";
import { hashSecret, newCode, newId, newRecovery, newSecret } from "./secrets.ts";
import { createSealedStore, type SealedStore } from "./studio/sealed-store.ts";
import type { Studio } from "./studio/studio.ts";

export interface HouseOptions {
  readonly journal: Journal;
  readonly levels: ClassLevels;
  readonly studio: Studio;
  readonly limits: GuessLimits;
  readonly purgeMs: number;
  readonly appVersion: string;
  /** From a picture's key to its flash, ms. */
  readonly leadMs: number;
  /** Several processes share the journal: a room is held by whoever has its lease. */
  readonly shared: boolean;
  /** Tells other processes that a picture is here. */
  readonly announce?: ((picture: string) => void) | undefined;
  readonly clock?: (() => number) | undefined;
  /** How long a host's net may be silent, ms. */
  readonly patience?: number | undefined;
}

/** All classes of this process. */
export interface ClassHouse {
  readonly limits: GuessLimits;
  readonly store: SealedStore;
  /** Opens a session. @throws NotKept */
  open(settings: ClassSettings): Promise<OpenedClass>;
  /** What is wrong with settings; null for nothing. */
  problem(settings: ClassSettings): Promise<string | null>;
  /** The session of a code, its room awake. Null for a code of none. */
  find(wanted: { readonly code: string } | { readonly session: string }): Promise<string | null>;
  /** Sees to it that a session's room is awake, here or elsewhere. @returns false when there is no such session */
  wake(session: string): Promise<boolean>;
  /** Wakes the rooms that were awake when the server stopped, one after the other. */
  resume(): Promise<void>;
  /** A room has been made; gives it its desk. @throws Error when another process holds the session */
  openDesk(session: string, wire: Wire): Promise<Desk>;
  /** A room is about to go: nobody is sent there any more. */
  leaving(session: string): void;
  closeDesk(session: string): void;
  /** Whether a token is one of the session's hosts'. Null when there is no such session. */
  isHost(session: string, token: string): Promise<boolean | null>;
  records(session: string): Promise<readonly ClassRecord[]>;
  /** Removes everything about a session, at once. */
  erase(session: string): Promise<void>;
  /** Removes what is over its time. */
  purge(): Promise<void>;
  /** Ends all rooms, which come back from the journal with the next start. */
  close(): Promise<void>;
}

export const ROOM_NAME = "class";
/** Sessions that nobody ended are removed after this long without an event. */
const STALE_MS = 7 * 24 * 3_600_000;
const PURGE_EVERY_MS = 600_000;
/** Purging holds the server for a moment, so it waits for a gap between pictures, but not for ever: times in a row. */
const MOST_PUT_OFF = 6;
/** Rooms that were opened longer ago wait until somebody comes. */
const RESUME_MS = 12 * 3_600_000;

/** A room of this process. */
interface Held {
  readonly desk: Desk;
  readonly wire: Wire;
  leaving: boolean;
  readonly gone: Promise<void>;
  readonly left: () => void;
}

export function createClassHouse(options: HouseOptions): ClassHouse {
  const { journal, levels, studio, purgeMs, appVersion, leadMs, shared, announce, clock = Date.now } = options;
  const held = new Map<string, Held>();
  const sealed = createSealedStore();
  const store: SealedStore = {
    ...sealed,
    put: (session, picture) => {
      sealed.put(session, picture);
      announce?.(picture.id);
    },
  };
  const onLost = (session: string): void => {
    const room = held.get(session);
    room?.wire.forget();
    void room?.wire.close();
  };
  const holding: Holding = shared ? sharedHolding(journal, clock, () => held.keys(), onLost) : soleHolding;

  let putOff = 0;
  const purge = async (): Promise<void> => {
    const playing = [...held.values()].some(({ desk }) => desk.state().phase === "open");
    if (playing && putOff++ < MOST_PUT_OFF) return;
    putOff = 0;
    const now = clock();
    for (const { desk, wire } of [...held.values()]) {
      const { endedAt } = desk.state();
      if (endedAt !== null && endedAt + purgeMs <= now) await wire.close(closeCodes.erased);
    }
    await journal.purge(now, STALE_MS);
  };
  void purge().catch(tellFault);
  const purging = setInterval(() => void purge().catch(tellFault), PURGE_EVERY_MS);
  purging.unref();

  const stateOf = async (session: string): Promise<RoomState | null> => {
    const live = held.get(session);
    if (live) return live.desk.state();
    const [first, ...rest] = (await journal.read(session)).map(({ body }) => body as RoomEvent);
    return first?.type === "opened" ? rest.reduce<RoomState>(evolve, openRoom(first)) : null;
  };

  /** One at a time: two players who come to a sleeping room at once wake it once. */
  const waking = new Map<string, Promise<boolean>>();
  const wake = (session: string): Promise<boolean> => {
    const under = waking.get(session);
    if (under) return under;
    const work = wakeNow(session).finally(() => waking.delete(session));
    waking.set(session, work);
    return work;
  };
  const wakeNow = async (session: string): Promise<boolean> => {
    const live = held.get(session);
    if (live && !live.leaving) return true;
    await live?.gone;
    if (!(await journal.byId(session))) return false;
    if ((await holding.takeOrFind(session)) === "taken") await matchMaker.createRoom(ROOM_NAME, { session });
    return true;
  };

  return {
    limits: options.limits,
    store,
    problem: levels.problem,
    async open(settings) {
      const secrets = { session: newId(), token: newSecret(), recovery: newRecovery() };
      const { session, token, recovery } = secrets;
      const openedAt = clock();
      for (;;) {
        const code = newCode();
        try {
          await journal.open({ id: session, code, openedAt, purgeAt: null, endedAt: null });
        } catch (error) {
          if (error instanceof CodeTaken) continue;
          throw error;
        }
        const opened: RoomEvent = {
          type: "opened",
          session,
          code,
          openedAt,
          settings,
          hostHash: hashSecret(token),
          recoveryHash: hashSecret(recovery),
          seed: newSecret(),
          appVersion,
          leadMs,
        };
        await journal.append(session, [{ seq: 0, at: openedAt, body: opened }]);
        await wake(session);
        return { ...secrets, code };
      }
    },
    async find(wanted) {
      const session = "code" in wanted ? (await journal.byCode(wanted.code))?.id : wanted.session;
      return session !== undefined && (await wake(session)) ? session : null;
    },
    wake,
    async resume() {
      const since = clock() - RESUME_MS;
      for (const { id, openedAt, endedAt } of await journal.openSessions())
        if (endedAt === null && openedAt >= since && !shared) await wake(id).catch(tellFault);
    },
    async openDesk(session, wire) {
      if (!(await holding.take(session))) throw new Error("another process holds this session");
      const { patience } = options;
      const desk = await openDesk({ session, journal, levels, studio, store, purgeMs, clock, patience }, wire);
      let left = () => {};
      const gone = new Promise<void>((resolve) => {
        left = resolve;
      });
      held.set(session, { desk, wire, leaving: false, gone, left });
      return desk;
    },
    leaving(session) {
      const room = held.get(session);
      if (room) room.leaving = true;
    },
    closeDesk(session) {
      const room = held.get(session);
      room?.desk.close();
      held.delete(session);
      void holding
        .release(session)
        .catch(() => {})
        .finally(room?.left);
    },
    async isHost(session, token) {
      const state = await stateOf(session);
      return state === null ? null : state.hostHashes.includes(hashSecret(token));
    },
    async records(session) {
      const state = await stateOf(session);
      return state ? roomRecords(state) : [];
    },
    async erase(session) {
      const live = held.get(session);
      if (live) {
        await live.desk.end();
        live.wire.toSeats({ type: "gone", why: "ended" });
        await live.wire.close(closeCodes.erased);
      } else if (shared) await matchMaker.remoteRoomCall(session, "disconnect", [closeCodes.erased]).catch(() => {});
      const now = clock();
      await journal.end(session, now, now);
      await journal.purge(now, STALE_MS);
    },
    purge,
    async close() {
      clearInterval(purging);
      await Promise.all([...held.values()].map(({ wire }) => wire.close().catch(() => {})));
      holding.close();
      await studio.close();
      await journal.close();
    },
  };
}

function tellFault(error: Error): void {
  console.error(`The classroom: ${error.message}`);
}
