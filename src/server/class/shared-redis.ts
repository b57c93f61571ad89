import type { MatchMakerDriver, Presence } from "@colyseus/core";
import type { Redis } from "ioredis";
import type { Elsewhere } from "./studio/picture-handler.ts";

/** What several processes tell each other through Redis. */
export interface SharedRedis {
  readonly client: Redis;
  readonly presence: Presence;
  readonly driver: MatchMakerDriver;
  /** A picture is to be had from this process. */
  readonly announce: (picture: string) => void;
  readonly elsewhere: Elsewhere;
  close(): void;
}

const CONNECT_MS = 5000;
/** No level is played for longer. */
const PICTURE_S = 6 * 3600;

/**
 * @param publicAddress of this process
 * @param say is told when Redis goes and when it is back
 * @throws Error with a sentence when it is not there; it never holds the address, which may hold a password
 */
export async function connectRedis(
  url: string,
  publicAddress: string,
  say: (sentence: string) => void,
): Promise<SharedRedis> {
  const [{ Redis }, { RedisPresence }, { RedisDriver }] = await Promise.all([
    import("ioredis"),
    import("@colyseus/redis-presence"),
    import("@colyseus/redis-driver"),
  ]);
  const client = new Redis(url, { lazyConnect: true, connectTimeout: CONNECT_MS, maxRetriesPerRequest: 1 });
  let there = false;
  client.on("error", (error: NodeJS.ErrnoException) => {
    if (there) say(`Redis cannot be reached (${error.code ?? error.message}). It is tried again.`);
    there = false;
  });
  client.on("ready", () => {
    if (!there) there = true;
  });
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    client.disconnect();
    throw new Error(`the Redis that REDIS_URL names cannot be reached (${(error as Error).message}).`);
  }
  const presence = new RedisPresence(url);
  const driver = new RedisDriver(url);
  // The first connection tells of all.
  for (const each of clientsOf(presence, driver)) each.on("error", () => {});
  const key = (picture: string) => `glimpse:picture:${picture}`;
  return {
    client,
    presence,
    driver,
    announce: (picture) => void client.setex(key(picture), PICTURE_S, publicAddress).catch(() => {}),
    elsewhere: async (picture) => {
      const where = await client.get(key(picture));
      return where === publicAddress ? null : where;
    },
    close: () => {
      client.disconnect();
      for (const each of clientsOf(presence, driver)) each.disconnect();
    },
  };
}

/** Colyseus opens its own connections and keeps them to itself. */
function clientsOf(presence: unknown, driver: unknown): Redis[] {
  const { sub, pub } = presence as { readonly sub: Redis; readonly pub: Redis };
  return [sub, pub, (driver as { readonly _client: Redis })._client];
}
