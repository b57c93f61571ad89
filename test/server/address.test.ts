import { describe, expect, test } from "vitest";
import { link, listenProblem, readAddress } from "../../src/server/address";

describe("PORT and HOST", () => {
  test("are 8080 on every address when they are not set, or set to nothing", () => {
    expect(readAddress({})).toEqual({ port: 8080, host: undefined });
    expect(readAddress({ PORT: "", HOST: "" })).toEqual({ port: 8080, host: undefined });
  });

  test("may be any port, name and address", () => {
    expect(readAddress({ PORT: "0", HOST: "localhost" })).toEqual({ port: 0, host: "localhost" });
    expect(readAddress({ PORT: "65535", HOST: "[::1]" })).toEqual({ port: 65535, host: "::1" });
  });

  test.each(["65536", "-1", "80.5", "0x50", "1e3", " 80", "http", "８０"])(
    "PORT=%s is refused with its value",
    (PORT) => {
      expect(() => readAddress({ PORT })).toThrow(`PORT must be a whole number from 0 to 65535, not "${PORT}"`);
    },
  );

  test.each(["http://localhost", "a b", "-x", "[::1", "127.0.0.1:80", "/tmp/socket"])(
    "HOST=%s is refused with its value",
    (HOST) => {
      expect(() => readAddress({ HOST })).toThrow(`not "${HOST}"`);
    },
  );
});

test("what cannot be listened to is told with the way out", () => {
  const wanted = { port: 8081, host: "10.9.8.7" };
  const problem = (code: string) => listenProblem(Object.assign(new Error("x"), { code }), wanted);
  expect(problem("EADDRINUSE")).toMatch(/8081 is taken.*PORT=8082/);
  expect(problem("EADDRNOTAVAIL")).toMatch(/HOST="10.9.8.7" is not an address of this machine/);
  expect(problem("EACCES")).toMatch(/PORT=8080/);
  expect(link("::1", 80)).toBe("http://[::1]:80/");
});
