import { describe, expect, test } from "vitest";
import type { Missing } from "./cases";
import { untestedLines } from "./untested";

const lacks = (id: string, ...missing: Missing[]) => ({ id, how: "a window", missing: () => missing });

describe("what the browser tests skipped", () => {
  test("is nothing where every browser is there", () => {
    expect(untestedLines([lacks("one"), lacks("other")])).toEqual([]);
  });

  test("is named one by one, with why and what to install", () => {
    const lines = untestedLines([lacks("fine"), lacks("firefox", "Firefox", "Xvfb"), lacks("webkit", "Xvfb")]);
    expect(lines).toContain("  firefox (a window): there is no Firefox, no Xvfb");
    expect(lines).toContain("  webkit (a window): there is no Xvfb");
    expect(lines.join("\n")).not.toContain("fine");
    expect(lines.join("\n")).toMatch(/FIREFOX_PATH; install Xvfb; then npm test/);
    expect(lines.join("\n")).not.toContain("WEBKIT_DRIVER_PATH");
  });
});
