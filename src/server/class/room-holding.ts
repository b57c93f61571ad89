import { matchMaker, type RoomCache } from "@colyseus/core";
import type { Journal } from "./journal/journal.ts";
import { newId } from "./secrets.ts";

/** How long a lease holds, and how often it is renewed: rooms of a process that was killed come back after this long. */
const LEASE_MS = 2000;
const RENEW_MS = 500;
/** How often, and how many times, a room is asked for whose process seems to be gone. */
const TRY_AGAIN_MS = 150;
const TRIES = 20;

/** Which process holds a room. */
export interface Holding {
  /** Takes a room, if nobody else has it. */
  take(session: string): Promise<boolean>;
  /** Takes a room, or finds that another process is there for it; waits while one that was killed still has its lease. */
  takeOrFind(session: string): Promise<"taken" | "elsewhere">;
  release(session: string): Promise<void>;
  close(): void;
}

/** One process alone: every room is its own. */
export const soleHolding: Holding = {
  take: async () => true,
  takeOrFind: async () => "taken",
  release: async () => {},
  close: () => {},
};

/**
 * Several processes share a journal, and its leases say who has a room. The journal refuses whoever is wrong about it all the same.
 * @param held the rooms to renew
 * @param onLost another process has taken a room while this one stood still
 */
export function sharedHolding(
  journal: Pick<Journal, "lease" | "release">,
  clock: () => number,
  held: () => Iterable<string>,
  onLost: (session: string) => void,
): Holding {
  const owner = newId();
  const take = (session: string) => journal.lease(session, owner, clock() + LEASE_MS, clock());
  let faulty = false;
  const renewing = setInterval(() => {
    for (const session of held())
      void take(session).then(
        (mine) => {
          faulty = false;
          if (!mine) onLost(session);
        },
        (error: Error) => {
          if (!faulty) console.error(`Class rooms cannot be held on to: ${error.message}`);
          faulty = true;
        },
      );
  }, RENEW_MS);
  renewing.unref();
  return {
    take,
    async takeOrFind(session) {
      for (let left = TRIES; left > 0; left--) {
        if (await take(session)) {
          for (const stale of await listed(session)) await stale.remove();
          return "taken";
        }
        for (const { processId } of await listed(session)) if (await isAlive(processId)) return "elsewhere";
        await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
      }
      return "elsewhere";
    },
    release: (session) => journal.release(session, owner),
    close: () => clearInterval(renewing),
  };
}

async function listed(session: string): Promise<RoomCache[]> {
  return (await matchMaker.driver.query({ roomId: session })) as RoomCache[];
}

/** A process listens on a channel of its own, and Redis knows at once when it no longer does. */
async function isAlive(processId: string): Promise<boolean> {
  if (processId === matchMaker.processId) return true;
  const channels = await matchMaker.presence.channels(`p:${processId}`);
  return channels.length > 0;
}
