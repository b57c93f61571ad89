import { describe, expect, test } from "vitest";
import { OPTIONAL, type Optional, untestedLines } from "./untested";

const lacks = (what: string, ...missing: ReturnType<Optional["missing"]>): Optional => ({
  what,
  missing: () => missing,
});

describe("what the tests skipped", () => {
  test("is nothing where everything is there", () => {
    expect(untestedLines([lacks("one"), lacks("other")])).toEqual([]);
  });

  test("is named one by one, with why and what to install", () => {
    const lines = untestedLines([
      lacks("fine"),
      lacks("firefox (a window)", "Firefox", "Xvfb"),
      lacks("webkit (a window)", "Xvfb"),
      lacks("class sessions kept in PostgreSQL", "PostgreSQL"),
    ]);
    expect(lines).toContain("  firefox (a window): there is no Firefox, no Xvfb");
    expect(lines).toContain("  webkit (a window): there is no Xvfb");
    expect(lines).toContain("  class sessions kept in PostgreSQL: there is no PostgreSQL");
    expect(lines).toContain("On Debian: apt-get install firefox-esr xvfb postgresql");
    expect(lines.join("\n")).not.toContain("fine");
    expect(lines.join("\n")).toMatch(/FIREFOX_PATH; install Xvfb; .*POSTGRES_BIN; then npm test/);
    expect(lines.join("\n")).not.toContain("WEBKIT_DRIVER_PATH");
  });

  test("has a name of its own for everything that may be missing", () => {
    const names = OPTIONAL.map(({ what }) => what);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(["class sessions kept in PostgreSQL", "a class over several processes"]),
    );
  });
});
