import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLink, readSeed } from "../../src/content/link";

describe("a seed is read as it is meant", () => {
  test.each([
    ["7", "7"],
    ["007", "7"],
    ["0", "0"],
    ["000", "0"],
    ["7.", "7"],
    ["7。", "7"],
    ["  7\t", "7"],
    ["７", "7"],
    ["１２", "12"],
    ["\u200b7\ufeff", "7"],
    ['"7"', "7"],
    ["“7”.", "7"],
    ["(7)", "7"],
    ["-7", "-7"],
    ["7.5", "7.5"],
    ["class 7b", "class 7b"],
    ["=1+1", "=1+1"],
    ["Mr. X.", "Mr. X."],
    ["a\r\nb", "a b"],
    ["   ", ""],
  ])("%j is %j", (written, seed) => {
    expect(readSeed(written)).toBe(seed);
  });

  test("a seed that has been read is read the same again, whatever was written", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^["'. 0-9７]{0,8}$/)), (written) => {
        expect(readSeed(readSeed(written))).toBe(readSeed(written));
      }),
      { numRuns: 500 },
    );
  });
});

describe("an address", () => {
  const plain = { level: "first-glance", seed: "7", language: null, classCode: null, doubts: [] };

  test.each([
    "?level=first-glance&seed=7",
    "level=first-glance&seed=7",
    "?level=first-glance&amp;seed=7",
    "?level=first-glance&amp;amp;seed=7",
    "?level=first-glance&#38;seed=7",
    "?Level=First-Glance&SEED=7",
    "?level=%20first-glance.&seed=7",
    "?level=first-glance&seed=+7+%E2%80%8B",
    "?level=first-glance&seed=7#top",
    "?seed=7&level=first-glance&utm_source=chat",
  ])("%s asks for level and seed", (search) => {
    expect(readLink(search)).toEqual(plain);
  });

  test.each([
    ["007", "7"],
    ["7.", "7"],
    ["%EF%BC%97", "7"],
  ])("seed=%s plays with %s, and says so", (written, seed) => {
    const link = readLink(`?level=first-glance&seed=${written}`);
    expect(link.seed).toBe(seed);
    expect(link.doubts).toEqual([
      { kind: "seed-read", written: new URLSearchParams(`s=${written}`).get("s"), seed: "7" },
    ]);
  });

  test.each([
    ["?level=a&seed=", null, { kind: "seed-missing" }],
    ["?level=a&seed=%20%E2%80%8B", null, { kind: "seed-missing" }],
    ["?level=a&seed=7&seed=8", "7", { kind: "seed-twice", seed: "7", other: "8" }],
    ["?seed=7", null, { kind: "seed-alone", seed: "7" }],
  ])("%s is not played silently", (search, seed, doubt) => {
    const link = readLink(search);
    expect(link.seed).toBe(seed);
    expect(link.doubts).toEqual([doubt]);
  });

  test("the same seed twice over is no doubt, and neither is none at all", () => {
    expect(readLink("?level=a&seed=7&seed=7").doubts).toEqual([]);
    expect(readLink("?level=a")).toEqual({ level: "a", seed: null, language: null, classCode: null, doubts: [] });
    expect(readLink("").level).toBeNull();
  });
});
