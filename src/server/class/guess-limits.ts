import { createHmac, randomBytes } from "node:crypto";
import { RateLimiterMemory } from "rate-limiter-flexible";

/** What an address may do in a minute. A whole school is often behind one. */
const WRONG_CODES = 30;
const WRONG_SECRETS = 10;
const OPENED = 20;
/** What all addresses together may do in a minute. */
const ALL_WRONG_CODES = 600;
const ALL_OPENED = 120;

/** What is limited: codes and secrets that were wrong, and sessions that were opened. */
export type Limited = "code" | "secret" | "open";

export interface GuessLimits {
  /** Whether this address has to wait before it may try again. */
  isSpent(what: Limited, address: string): Promise<boolean>;
  /** Counts one. */
  count(what: Limited, address: string): Promise<void>;
}

const EVERYBODY = "everybody";

/** Counts in memory, by a hash that is worth nothing outside this process: no address is kept. */
export function createGuessLimits(): GuessLimits {
  const salt = randomBytes(32);
  const nameless = (address: string) => createHmac("sha256", salt).update(address).digest("base64url");
  const perMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 });
  const own = { code: perMinute(WRONG_CODES), secret: perMinute(WRONG_SECRETS), open: perMinute(OPENED) };
  const all = { code: perMinute(ALL_WRONG_CODES), secret: perMinute(ALL_WRONG_CODES), open: perMinute(ALL_OPENED) };
  const spent = async (limiter: RateLimiterMemory, key: string): Promise<boolean> => {
    const found = await limiter.get(key);
    return found !== null && found.remainingPoints <= 0;
  };
  return {
    isSpent: async (what, address) =>
      (await spent(own[what], nameless(address))) || (await spent(all[what], EVERYBODY)),
    count: async (what, address) => {
      // Both throw once they are used up, which isSpent tells next time.
      await own[what].consume(nameless(address)).catch(() => {});
      await all[what].consume(EVERYBODY).catch(() => {});
    },
  };
}
