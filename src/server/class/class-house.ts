import { matchMaker, type RoomCache } from "@colyseus/core";
import type { OpenedClass } from "../../app/class/class-port.ts";
import type { RoomEvent } from "../../classroom/room/events.ts";
import { evolve, openRoom } from "../../classroom/room/evolve.ts";
import { type ClassRecord, roomRecords } from "../../classroom/room/room-records.ts";
import type { RoomState } from "../../classroom/room/state.ts";
import type { ClassSettings } from "../../content/class/class-settings.ts";
import type { ClassLevels } from "./class-levels.ts";
import { type Desk, openDesk, type Wire } from "./desk.ts";
import { createGuessLimits, type GuessLimits } from "./guess-limits.ts";
import { CodeTaken, type Journal } from "./journal/journal.ts";
import { hashSecret, newCode, newId, newRecovery, newSecret } from "./secrets.ts";
import { createSealedStore, type SealedStore } from "./studio/sealed-store.ts";
import type { Studio } from "./studio/studio.ts";

export interface HouseOptions {
  readonly journal: Journal;
  readonly levels: ClassLevels;
  readonly studio: Studio;
  readonly purgeMs: number;
  readonly appVersion: string;
  /** Several processes share the journal: a room is held by whoever has its lease. */
  readonly shared: boolean;
  readonly clock?: () => number;
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
  /** A room has been made; gives it its desk. @throws Error when another process holds the session */
  openDesk(session: string, wire: Wire): Promise<Desk>;
  closeDesk(session: string): void;
  /** Whether a token is one of the session's hosts'. Null when there is no such session. */
  isHost(session: string, token: string): Promise<boolean | null>;
  records(session: string): Promise<readonly ClassRecord[]>;
  /** Removes everything about a session, at once. */
  erase(session: string): Promise<void>;
  close(): Promise<void>;
}

export const ROOM_NAME = "class";
/** Sessions that nobody ended are removed after this long without an event. */
const STALE_MS = 7 * 24 * 3_600_000;
const PURGE_EVERY_MS = 600_000;
/** How long a lease holds, and how often it is renewed: a process that was killed is missed for this long. */
const LEASE_MS = 2000;
const RENEW_MS = 500;

export function createClassHouse(options: HouseOptions): ClassHouse {
  const { journal, levels, studio, purgeMs, appVersion, shared, clock = Date.now } = options;
  const desks = new Map<string, { readonly desk: Desk; readonly wire: Wire }>();
  const store = createSealedStore();
  const owner = newId();

  const purge = (): void => void journal.purge(clock(), STALE_MS).catch(tellFault);
  purge();
  const purging = setInterval(purge, PURGE_EVERY_MS);
  purging.unref();

  const lease = (session: string): Promise<boolean> =>
    shared ? journal.lease(session, owner, clock() + LEASE_MS, clock()) : Promise.resolve(true);
  const renewing = setInterval(() => {
    for (const [session, { wire }] of desks)
      void lease(session).then(
        // Another process has taken it while this one slept: what it holds is old.
        (mine) => mine || wire.close(),
        tellFault,
      );
  }, RENEW_MS);
  renewing.unref();
  if (!shared) clearInterval(renewing);

  const stateOf = async (session: string): Promise<RoomState | null> => {
    const live = desks.get(session);
    if (live) return live.desk.state();
    const [first, ...rest] = (await journal.read(session)).map(({ body }) => body as RoomEvent);
    return first?.type === "opened" ? rest.reduce<RoomState>(evolve, openRoom(first)) : null;
  };

  /** One at a time: two players who come to a sleeping room at once wake it once. */
  const waking = new Map<string, Promise<void>>();
  const wake = (session: string): Promise<void> => {
    const under = waking.get(session);
    if (under) return under;
    const work = wakeNow(session).finally(() => waking.delete(session));
    waking.set(session, work);
    return work;
  };
  const wakeNow = async (session: string): Promise<void> => {
    if (desks.has(session)) return;
    if (!(await lease(session))) return;
    // Left by a process that is gone: the lease says that nobody holds the room.
    for (const left of await matchMaker.driver.query({ roomId: session })) await (left as RoomCache).remove();
    await matchMaker.createRoom(ROOM_NAME, { session });
  };

  return {
    limits: createGuessLimits(),
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
        };
        await journal.append(session, [{ seq: 0, at: openedAt, body: opened }]);
        await wake(session);
        return { ...secrets, code };
      }
    },
    async find(wanted) {
      const session = "code" in wanted ? (await journal.byCode(wanted.code))?.id : wanted.session;
      if (session === undefined || (!desks.has(session) && !(await stateOf(session)))) return null;
      await wake(session);
      return session;
    },
    async openDesk(session, wire) {
      if (!(await lease(session))) throw new Error("another process holds this session");
      const desk = await openDesk({ session, journal, levels, studio, store, purgeMs, clock }, wire);
      desks.set(session, { desk, wire });
      return desk;
    },
    closeDesk(session) {
      desks.get(session)?.desk.close();
      desks.delete(session);
      if (shared) void journal.release(session, owner).catch(() => {});
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
      const live = desks.get(session);
      if (live) {
        await live.desk.end();
        live.wire.close();
      }
      const now = clock();
      await journal.end(session, now, now);
      await journal.purge(now, STALE_MS);
    },
    async close() {
      clearInterval(purging);
      clearInterval(renewing);
      for (const { desk, wire } of desks.values()) {
        desk.close();
        wire.close();
      }
      await studio.close();
      await journal.close();
    },
  };
}

function tellFault(error: Error): void {
  console.error(`The classroom: ${error.message}`);
}
