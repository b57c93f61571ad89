import { createHmac, randomBytes } from "node:crypto";
import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import { networkOf } from "./caller.ts";

/** What is limited: codes and secrets that were wrong, and sessions that were opened. */
export type Limited = "code" | "secret" | "open";

/** How many of it an address may have in a minute, and all together. A whole school is often behind one address. */
export const LIMITS: Readonly<Record<Limited, { readonly own: number; readonly all: number }>> = {
  code: { own: 30, all: 600 },
  secret: { own: 10, all: 600 },
  open: { own: 20, all: 120 },
};

export interface GuessLimits {
  /** Whether this address has to wait before it may try again. */
  isSpent(what: Limited, address: string): Promise<boolean>;
  /** Counts one. */
  count(what: Limited, address: string): Promise<void>;
}

const EVERYBODY = "everybody";
const SALT_KEY = "glimpse:limits:salt";
const MINUTE_S = 60;
/** Processes that start on different days count apart, which costs little; a key that stays for ever would cost more. */
const SALT_S = 24 * 3600;

/**
 * Counts by a hash that is worth nothing elsewhere: no address is kept, and what stands for it goes after a minute.
 * @param redis where several processes count together; if it fails, each counts alone
 */
export async function createGuessLimits(redis: Redis | null = null): Promise<GuessLimits> {
  const salt = await sharedSalt(redis);
  const nameless = (address: string) => createHmac("sha256", salt).update(networkOf(address)).digest("base64url");
  const limiter = (what: Limited, whose: "own" | "all") => {
    const plain = { points: LIMITS[what][whose], duration: MINUTE_S, keyPrefix: `glimpse:${whose}:${what}` };
    const memory = new RateLimiterMemory(plain);
    return redis ? new RateLimiterRedis({ ...plain, storeClient: redis, insuranceLimiter: memory }) : memory;
  };
  const both = (what: Limited) => ({ own: limiter(what, "own"), all: limiter(what, "all") });
  const limiters = { code: both("code"), secret: both("secret"), open: both("open") };
  return {
    async isSpent(what, address) {
      const { own, all } = limiters[what];
      const [mine, everybodys] = await Promise.all([own.get(nameless(address)), all.get(EVERYBODY)]);
      if (mine === null) return false;
      // Whoever has done nothing wrong is not kept out by others who have.
      return mine.remainingPoints <= 0 || (everybodys !== null && everybodys.remainingPoints <= 0);
    },
    async count(what, address) {
      const { own, all } = limiters[what];
      // Both throw once they are used up, which isSpent tells next time.
      await Promise.all([own.consume(nameless(address)).catch(() => {}), all.consume(EVERYBODY).catch(() => {})]);
    },
  };
}

async function sharedSalt(redis: Redis | null): Promise<Buffer> {
  const fresh = randomBytes(32);
  if (!redis) return fresh;
  await redis.set(SALT_KEY, fresh.toString("hex"), "EX", SALT_S, "NX");
  return Buffer.from((await redis.get(SALT_KEY)) ?? fresh.toString("hex"), "hex");
}
