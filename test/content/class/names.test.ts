import { describe, expect, test } from "vitest";
import { LONGEST_NAME } from "../../../src/content/class/class-settings";
import { readName } from "../../../src/content/class/names";
import { drawNickname } from "../../../src/content/class/nicknames";
import { createRng } from "../../../src/core/rng";

describe("own names", () => {
  test.each([
    ["  Ada   Lovelace ", "Ada Lovelace"],
    ["A\u200bd\u202ea\u0007", "Ada"],
    ["Zoe\u0308", "Zoë"],
    ["a\tb\nc", "a b c"],
    ["小明", "小明"],
    ["牛奶", "牛奶"],
    ["Scunthorpe", "Scunthorpe"],
    ["🦊", "🦊"],
  ])("%j stands as %j", (typed, name) => {
    expect(readName(typed)).toEqual({ name });
  });

  test.each([
    ["", "empty"],
    ["\u200b \u202e", "empty"],
    ["a".repeat(LONGEST_NAME + 1), "long"],
    // One letter with a tower of marks.
    [`a${"\u0301".repeat(200)}`, "long"],
    ["fuck", "rude"],
    ["sh1t", "rude"],
    ["ＦＵＣＫ", "rude"],
    ["王八蛋", "rude"],
    ["王 八.蛋", "rude"],
    ["你好傻逼", "rude"],
  ])("%j cannot: it is %s", (typed, unfit) => {
    expect(readName(typed)).toEqual({ unfit });
  });

  test("letters are counted as people count them", () => {
    expect(readName("é".repeat(LONGEST_NAME))).toEqual({ name: "é".repeat(LONGEST_NAME) });
    expect(readName("👍🏽".repeat(LONGEST_NAME))).toEqual({ name: "👍🏽".repeat(LONGEST_NAME) });
  });
});

describe.each(["en", "zh-CN"] as const)("given names in %s", (language) => {
  const draw = (seed: string, many: number): string[] => {
    const taken = new Set<string>();
    const rng = createRng(seed);
    while (taken.size < many) taken.add(drawNickname(language, rng, (name) => taken.has(name)));
    return [...taken];
  };

  test("are 600 without a double, none with a number, the same for the same seed", () => {
    const names = draw("class", 600);
    expect(new Set(names).size).toBe(600);
    expect(names.filter((name) => /\d/.test(name))).toEqual([]);
    expect(draw("class", 600)).toEqual(names);
    expect(draw("other", 600)).not.toEqual(names);
  });

  test("are short and could all be chosen freely", () => {
    for (const name of draw("kind", 2500)) expect(readName(name)).toEqual({ name });
  });

  test("come from sixty words for what they are like and sixty animals, at least", () => {
    const parts = draw("many", 2500).map((name) => name.split(language === "en" ? " " : "的"));
    for (const place of [0, 1]) expect(new Set(parts.map((part) => part[place])).size).toBeGreaterThanOrEqual(60);
  });

  test("get a number when all are taken", () => {
    expect(drawNickname(language, createRng("full"), (name) => !/\d/.test(name))).toMatch(/ \d+$/);
  });
});
