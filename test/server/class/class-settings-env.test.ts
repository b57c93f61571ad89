import { describe, expect, test } from "vitest";
import { readClassEnv } from "../../../src/server/class/class-settings-env";

const HOUR = 3_600_000;
const REDIS = "redis://127.0.0.1:6379";
const POSTGRES = "postgres://glimpse:secret@db/class";

describe("the settings of classes", () => {
  test("are a file, a day and one process when nothing is set, or set to nothing", () => {
    const usual = {
      enabled: true,
      file: "data/classroom.db",
      databaseUrl: null,
      redisUrl: null,
      publicAddress: null,
      proxies: 0,
      purgeMs: 24 * HOUR,
      leadMs: 3000,
    };
    expect(readClassEnv({})).toEqual(usual);
    const names = ["CLASSROOM", "CLASSROOM_DB", "DATABASE_URL", "REDIS_URL", "PUBLIC_ADDRESS", "PROXIES"];
    names.push("CLASSROOM_PURGE_HOURS", "CLASSROOM_LEAD_MS");
    expect(readClassEnv(Object.fromEntries(names.map((name) => [name, ""])))).toEqual(usual);
  });

  test("may be another file, a database, and processes that share it", () => {
    expect(readClassEnv({ CLASSROOM_DB: "/var/lib/glimpse.db" }).file).toBe("/var/lib/glimpse.db");
    const several = { DATABASE_URL: POSTGRES, REDIS_URL: REDIS, PUBLIC_ADDRESS: "class.example.org/one" };
    expect(readClassEnv(several)).toMatchObject({
      databaseUrl: POSTGRES,
      redisUrl: REDIS,
      publicAddress: "class.example.org/one",
    });
    expect(readClassEnv({ CLASSROOM: "off", REDIS_URL: REDIS }).enabled).toBe(false);
    expect(readClassEnv({ DATABASE_URL: "postgresql:///class?host=/run/postgresql" }).databaseUrl).not.toBeNull();
  });

  test.each(["192.168.1.5:8080", "[fe80::1]:80", "a.b/c/d-e", "localhost"])("PUBLIC_ADDRESS=%s is one", (address) => {
    expect(readClassEnv({ PUBLIC_ADDRESS: address }).publicAddress).toBe(address);
  });

  test.each([
    ["1", 1],
    ["0720", 720],
    ["1.5", 1.5],
    ["1.001", 1.001],
  ])("CLASSROOM_PURGE_HOURS=%s is %s hours", (text, hours) => {
    expect(readClassEnv({ CLASSROOM_PURGE_HOURS: text }).purgeMs).toBe(Math.round(hours * HOUR));
  });

  test.each([
    ["CLASSROOM", "no", /CLASSROOM must be on or off, not "no"/],
    ["CLASSROOM_PURGE_HOURS", "0", /from 1 to 720, not "0"/],
    ["CLASSROOM_LEAD_MS", "5", /from 20 to 20000, not "5"/],
    ["CLASSROOM_LEAD_MS", "fast", /whole number of ms/],
    ["CLASSROOM_PURGE_HOURS", "721", /not "721"/],
    ["CLASSROOM_PURGE_HOURS", "-1", /not "-1"/],
    ["CLASSROOM_PURGE_HOURS", "1e1", /not "1e1"/],
    ["CLASSROOM_PURGE_HOURS", "a day", /not "a day"/],
    ["PROXIES", "-1", /PROXIES must be how many proxies.*not "-1"/],
    ["PROXIES", "yes", /not "yes"/],
    ["DATABASE_URL", "mysql://db/class", /must be a postgres:\/\/ address, not a mysql:\/\/ one/],
    ["DATABASE_URL", "class", /no address at all/],
    ["DATABASE_URL", "postgres:///class", /names no server/],
    ["REDIS_URL", "http://127.0.0.1", /must be a redis:\/\/ address, not a http:\/\/ one/],
    ["PUBLIC_ADDRESS", "https://class.example.org", /without http:\/\/, not "https:\/\/class.example.org"/],
    ["PUBLIC_ADDRESS", "a b", /not "a b"/],
    ["PUBLIC_ADDRESS", "host:99999", /not "host:99999"/],
  ])("%s=%s is refused with a sentence", (name, value, sentence) => {
    expect(() => readClassEnv({ [name]: value })).toThrow(sentence);
  });

  test("never say a password", () => {
    const wrong = ["mysql://me:secret@db/x", "postgres//me:secret@db/x"];
    for (const DATABASE_URL of wrong) expect(() => readClassEnv({ DATABASE_URL })).toThrow(/^(?!.*secret)/);
  });

  test("refuse several processes that share no database, or cannot be told apart", () => {
    expect(() => readClassEnv({ REDIS_URL: REDIS })).toThrow(/also need DATABASE_URL.*PUBLIC_ADDRESS/);
    expect(() => readClassEnv({ REDIS_URL: REDIS, DATABASE_URL: POSTGRES })).toThrow(/also need PUBLIC_ADDRESS/);
    expect(() => readClassEnv({ REDIS_URL: REDIS, PUBLIC_ADDRESS: "a" })).toThrow(/also need DATABASE_URL/);
  });
});
