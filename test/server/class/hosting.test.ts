import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readAddress } from "../../../src/server/address";
import { readClassEnv } from "../../../src/server/class/class-settings-env";

const read = (path: string) => readFileSync(resolve(import.meta.dirname, "../../..", path), "utf8");

/** Names that a function asks its environment for. */
function asked(readEnv: (env: Record<string, string | undefined>) => unknown): string[] {
  const names = new Set<string>();
  readEnv(
    new Proxy({} as Record<string, string | undefined>, {
      get(_, name) {
        names.add(String(name));
        return undefined;
      },
    }),
  );
  return [...names].sort();
}

describe("docs/classroom-hosting.md", () => {
  test("has a row for every setting that the server reads, and for no other", () => {
    const rows = [...read("docs/classroom-hosting.md").matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`)?/gm)];
    expect(rows.map(([, name]) => name).sort()).toEqual([...asked(readAddress), ...asked(readClassEnv)].sort());
    const told = Object.fromEntries(rows.map(([, name, usual]) => [name, usual]));
    const usual = readClassEnv({});
    expect(told).toMatchObject({
      PORT: String(readAddress({}).port),
      CLASSROOM: usual.enabled ? "on" : "off",
      CLASSROOM_DB: usual.file,
      CLASSROOM_PURGE_HOURS: String(usual.purgeMs / 3_600_000),
    });
  });
});

describe("docs/compose.yaml", () => {
  test("gives each process settings that the server takes, and a place of its own that the proxy knows", () => {
    const text = read("docs/compose.yaml")
      .replaceAll(/\$\{SITE[^}]*\}/g, "class.example.org")
      .replaceAll(/\$\{POSTGRES_PASSWORD[^}]*\}/g, "abc123")
      .replaceAll(/\$\{\w+:-([^}]*)\}/g, "$1");
    const setting = (name: string) =>
      [...text.matchAll(new RegExp(`^ +${name}: "?([^"\\n]*)"?$`, "gm"))].map(([, is]) => is);
    const [PORT] = setting("PORT");
    const addresses = setting("PUBLIC_ADDRESS");
    expect(addresses).toEqual(["class.example.org/one", "class.example.org/two"]);
    for (const PUBLIC_ADDRESS of addresses) {
      const [[REDIS_URL], [DATABASE_URL], [CLASSROOM_PURGE_HOURS]] = [
        setting("REDIS_URL"),
        setting("DATABASE_URL"),
        setting("CLASSROOM_PURGE_HOURS"),
      ];
      const env = { PORT, REDIS_URL, DATABASE_URL, CLASSROOM_PURGE_HOURS, PUBLIC_ADDRESS };
      expect(readAddress(env).port).toBe(8080);
      expect(readClassEnv(env)).toMatchObject({
        redisUrl: "redis://redis:6379",
        databaseUrl: "postgres://glimpse:abc123@postgres:5432/glimpse",
        publicAddress: PUBLIC_ADDRESS,
      });
      const place = PUBLIC_ADDRESS?.split("/")[1];
      expect(text).toContain(`handle_path /${place}/* {\n          reverse_proxy ${place}:8080`);
      expect(text).toMatch(new RegExp(`^  ${place}:$`, "m"));
    }
  });
});
