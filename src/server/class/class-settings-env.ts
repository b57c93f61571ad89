import { LEAD_MS } from "../../content/class/class-settings.ts";

/** What whoever runs the server may set about classes. */
export interface ClassEnv {
  /** False with CLASSROOM=off: the server then only serves the game. */
  readonly enabled: boolean;
  /** Where class sessions are kept when there is no databaseUrl. */
  readonly file: string;
  /** A PostgreSQL in place of the file. */
  readonly databaseUrl: string | null;
  /** Set when several processes serve together. */
  readonly redisUrl: string | null;
  /** How a player's browser reaches this process among several: name, port and path, without http://. */
  readonly publicAddress: string | null;
  /** Proxies between the players and this server, whose word on a player's address counts. */
  readonly proxies: number;
  /** From the end of a session until everything about it is removed. */
  readonly purgeMs: number;
  /** From the key of a picture to its flash. */
  readonly leadMs: number;
}

type Env = Readonly<Record<string, string | undefined>>;

const DEFAULT_FILE = "data/classroom.db";
const DEFAULT_PURGE_HOURS = 24;
const PURGE_HOURS = { least: 1, most: 720 };
const HOUR_MS = 3_600_000;
const LEAD = { least: 20, most: 20_000 };

/**
 * Reads CLASSROOM, CLASSROOM_DB, DATABASE_URL, REDIS_URL, PUBLIC_ADDRESS, PROXIES, CLASSROOM_PURGE_HOURS and
 * CLASSROOM_LEAD_MS; an empty one counts as not set, as is usual in shells.
 * @throws Error with a sentence for the person who started the server, which never holds a password
 */
export function readClassEnv(env: Env): ClassEnv {
  const settings = {
    enabled: readSwitch(env.CLASSROOM || "on"),
    file: env.CLASSROOM_DB || DEFAULT_FILE,
    databaseUrl: readUrl("DATABASE_URL", env.DATABASE_URL, ["postgres", "postgresql"]),
    redisUrl: readUrl("REDIS_URL", env.REDIS_URL, ["redis", "rediss"]),
    publicAddress: readPublicAddress(env.PUBLIC_ADDRESS || null),
    proxies: readProxies(env.PROXIES || "0"),
    purgeMs: Math.round(readHours(env.CLASSROOM_PURGE_HOURS) * HOUR_MS),
    leadMs: readLead(env.CLASSROOM_LEAD_MS),
  };
  if (settings.enabled && settings.redisUrl) {
    const lacks = [
      ...(settings.databaseUrl ? [] : ["DATABASE_URL, so that they share what they keep"]),
      ...(settings.publicAddress ? [] : ["PUBLIC_ADDRESS, so that players reach this one"]),
    ];
    if (lacks.length > 0)
      throw new Error(
        `REDIS_URL is for several processes that serve together. They also need ${lacks.join(", and ")}.`,
      );
  }
  return settings;
}

function readSwitch(text: string): boolean {
  if (text !== "on" && text !== "off") throw new Error(`CLASSROOM must be on or off, not "${text}".`);
  return text === "on";
}

function readUrl(name: string, text: string | undefined, schemes: readonly string[]): string | null {
  if (!text) return null;
  const sentence = (what: string) => new Error(`${name} must be a ${schemes[0]}:// address, ${what}.`);
  if (!URL.canParse(text)) throw sentence("and what it holds is no address at all");
  const url = new URL(text);
  if (!schemes.includes(url.protocol.slice(0, -1))) throw sentence(`not a ${url.protocol}// one`);
  if (!url.hostname && !url.searchParams.has("host")) throw sentence("and this one names no server");
  return text;
}

function readPublicAddress(text: string | null): string | null {
  if (text === null) return null;
  const plain = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?(\/[\w.~-]+)*$/i;
  if (!plain.test(text) || !URL.canParse(`http://${text}`))
    throw new Error(
      `PUBLIC_ADDRESS must be a name with its port or path, such as class.example.org/one, without http://, not "${text}".`,
    );
  return text;
}

function readProxies(text: string): number {
  if (!/^\d$/.test(text))
    throw new Error(`PROXIES must be how many proxies stand before this server, 0 to 9, not "${text}".`);
  return Number(text);
}

function readLead(text: string | undefined): number {
  if (!text) return LEAD_MS;
  const lead = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(lead >= LEAD.least && lead <= LEAD.most))
    throw new Error(
      `CLASSROOM_LEAD_MS must be a whole number of ms from ${LEAD.least} to ${LEAD.most}, not "${text}".`,
    );
  return lead;
}

function readHours(text: string | undefined): number {
  if (!text) return DEFAULT_PURGE_HOURS;
  const hours = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(hours >= PURGE_HOURS.least && hours <= PURGE_HOURS.most))
    throw new Error(
      `CLASSROOM_PURGE_HOURS must be a number of hours from ${PURGE_HOURS.least} to ${PURGE_HOURS.most}, not "${text}".`,
    );
  return hours;
}
