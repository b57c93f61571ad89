import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { callerOf, networkOf } from "../../../src/server/class/caller";
import { isOwnPage } from "../../../src/server/class/class-http";
import { createFloodGate } from "../../../src/server/class/flood-gate";
import { createGuessLimits, LIMITS } from "../../../src/server/class/guess-limits";
import { lanLinks } from "../../../src/server/class/lan-links";

const asked = (forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
    socket: { remoteAddress: "10.0.0.1" },
  }) as unknown as IncomingMessage;

describe("who asks", () => {
  test.each([
    [undefined, 0, "10.0.0.1"],
    ["1.1.1.1", 0, "10.0.0.1"],
    ["1.1.1.1", 1, "1.1.1.1"],
    ["9.9.9.9, 1.1.1.1", 1, "1.1.1.1"],
    ["9.9.9.9, 1.1.1.1 , 2.2.2.2", 2, "1.1.1.1"],
    [undefined, 1, "10.0.0.1"],
    ["1.1.1.1", 3, "10.0.0.1"],
  ])("with X-Forwarded-For %s behind %d proxies is %s", (forwarded, proxies, caller) => {
    expect(callerOf(asked(forwarded), proxies)).toBe(caller);
  });

  test.each([
    ["192.168.1.2", "192.168.1.2"],
    ["::ffff:192.168.1.2", "192.168.1.2"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:0db8:1:2::9", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["fe80::1%eth0", "fe80:0:0:0"],
    ["unknown", "unknown"],
  ])("%s counts as %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe("limits", () => {
  test("keep out who is over them, and of the others who has been wrong when there have been too many in all", async () => {
    const limits = await createGuessLimits();
    for (let turn = 0; turn < LIMITS.code.own; turn++) {
      expect(await limits.isSpent("code", "1.1.1.1")).toBe(false);
      await limits.count("code", "1.1.1.1");
    }
    expect(await limits.isSpent("code", "1.1.1.1")).toBe(true);
    expect(await limits.isSpent("code", "::ffff:1.1.1.1")).toBe(true);
    expect(await limits.isSpent("secret", "1.1.1.1")).toBe(false);
    expect(await limits.isSpent("code", "1.1.1.2")).toBe(false);
    for (let turn = LIMITS.code.own; turn < LIMITS.code.all; turn++) await limits.count("code", `2.2.${turn}.2`);
    expect(await limits.isSpent("code", "2.2.100.2")).toBe(true);
    expect(await limits.isSpent("code", "3.3.3.3")).toBe(false);
  });

  test("a connection may send so many messages a second, and is shut for good after one too many", () => {
    let now = 1_000_000;
    const gate = createFloodGate(3, () => now);
    expect([gate.count(), gate.count(), gate.count()]).toEqual([false, false, false]);
    now += 1000;
    expect([gate.count(), gate.count(), gate.count(), gate.count()]).toEqual([false, false, false, true]);
    now += 5000;
    expect(gate.count()).toBe(true);
  });
});

describe("pages", () => {
  test.each([
    [undefined, "class.example.org", null, true],
    ["http://class.example.org", "class.example.org", null, true],
    ["https://class.example.org:8443", "class.example.org:8443", null, true],
    ["http://192.168.1.5:8080", "192.168.1.5:8080", null, true],
    ["http://[fe80::1]:8080", "[fe80::1]:8080", null, true],
    ["https://elsewhere.org", "class.example.org", null, false],
    ["http://class.example.org:8081", "class.example.org:8080", null, false],
    ["null", "class.example.org", null, false],
    ["", "class.example.org", null, false],
    ["https://class.example.org", "one:8080", "class.example.org/one", true],
    ["https://class.example.org.evil", "one:8080", "class.example.org/one", false],
  ])("of %s at %s (public: %s) are our own: %s", (origin, host, publicAddress, own) => {
    expect(isOwnPage({ headers: { ...(origin !== undefined && { origin }), host } }, publicAddress)).toBe(own);
  });
});

test("addresses of this machine are those that a class can reach, the likeliest first", () => {
  const entry = (address: string, family: "IPv4" | "IPv6" = "IPv4", internal = false) =>
    ({ address, family, internal }) as never;
  const interfaces = {
    lo: [entry("127.0.0.1", "IPv4", true)],
    docker0: [entry("172.17.0.1")],
    eth0: [entry("fe80::1", "IPv6"), entry("192.168.1.5")],
  };
  expect(lanLinks(8080, interfaces)).toEqual(["http://192.168.1.5:8080/", "http://172.17.0.1:8080/"]);
});
