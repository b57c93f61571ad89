import { describe, expect, test } from "vitest";
import { imagenetLabel } from "../../src/classifier/verdict";
import { languages } from "../../src/content/language";
import { loadNetWords, type NetWord } from "../../src/content/net-words";
import en from "../../src/content/net-words/en.json";
import chinese from "../../src/content/net-words/zh-CN.json";

const labels = Array.from({ length: 1000 }, (_, index) => imagenetLabel(index));

const wordsIn = async (language: (typeof languages)[number]): Promise<NetWord[]> => {
  const words = await loadNetWords(language);
  return labels.map((label, index) => words.of(index, label) as NetWord);
};

const at = (label: string) => labels.flatMap((each, index) => (each === label ? [index] : []));

describe.each([
  ["en", en as string[][], 2, 24],
  ["zh-CN", chinese as string[][], 3, 8],
] as const)("the net's words in %s", (language, rows, columns, longest) => {
  test("none of the 1000 is missing, and each stands where the net has it", () => {
    expect(rows.map(([label]) => label)).toEqual(labels);
    for (const row of rows) expect(row, row[0]).toHaveLength(columns);
  });

  test("every class has a name, and a kind that is short", async () => {
    for (const [index, word] of (await wordsIn(language)).entries()) {
      expect(word, labels[index]).not.toBeNull();
      expect(word.name.trim(), labels[index]).toBe(word.name);
      expect(word.name, labels[index]).not.toBe("");
      expect(word.kind.trim(), labels[index]).toBe(word.kind);
      expect([...word.kind].length, `${labels[index]}: ${word.kind}`).toBeLessThanOrEqual(longest);
    }
  });

  test("no two classes are told alike", async () => {
    const told = (await wordsIn(language)).map(({ name, kind }) => `${name} | ${kind}`);
    expect(told.filter((each, index) => told.indexOf(each) !== index)).toEqual([]);
  });

  test("a kind says more than the name", async () => {
    for (const { name, kind } of await wordsIn(language)) {
      const bare = kind.replace(/^(an?|the) /, "").toLowerCase();
      if (kind) expect(name.toLowerCase().endsWith(bare), `${name}: ${kind}`).toBe(false);
    }
  });
});

test("an English kind begins with a small letter and ends without a stop", () => {
  for (const [label, kind] of en as [string, string][]) expect(kind, label).toMatch(/^$|^[a-z].*[a-zA-Z]$/);
});

describe("a Chinese name", () => {
  /** What Chinese itself writes in Latin letters. */
  const latin = new Set(["T恤衫", "CD播放机", "iPod播放器", "福特T型车"]);

  test("is written in Han characters, and so is its kind", async () => {
    for (const [index, { name, kind }] of (await wordsIn("zh-CN")).entries()) {
      if (latin.has(name)) expect(name).toMatch(/\p{Script=Han}/u);
      else expect(name, labels[index]).toMatch(/^\p{Script=Han}+$/u);
      expect(kind, labels[index]).toMatch(/^\p{Script=Han}*$/u);
    }
  });

  test("is one class's own", async () => {
    const names = (await wordsIn("zh-CN")).map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe("classes that share or almost share a label are told apart", () => {
  test("by their kinds in English, and by their names too in Chinese", async () => {
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual(["crane", "maillot"]);
    const [english, han] = [await wordsIn("en"), await wordsIn("zh-CN")];
    for (const pair of [
      at("crane"),
      at("maillot"),
      [...at("missile"), ...at("projectile")],
      [...at("sunglass"), ...at("sunglasses")],
      [...at("laptop"), ...at("notebook")],
      [...at("cornet"), ...at("French horn")],
    ]) {
      expect(pair).toHaveLength(2);
      const [one, other] = pair as [number, number];
      expect([english[one]?.name, english[one]?.kind]).not.toEqual([english[other]?.name, english[other]?.kind]);
      expect(han[one]?.name).not.toBe(han[other]?.name);
    }
    const kinds = (label: string) => at(label).map((index) => english[index]?.kind);
    expect(kinds("crane")).toEqual(["a long-legged bird", "a lifting machine"]);
    expect(new Set(kinds("maillot")).size).toBe(2);
    expect(kinds("drake")).toEqual(["a male duck"]);
  });

  test("a label that reads as something else has its kind", async () => {
    const english = await wordsIn("en");
    for (const label of "kite drake boxer bow brass nail mouse muzzle mortar packet pick pier purse reel".split(" "))
      expect(english[at(label)[0] as number]?.kind, label).not.toBe("");
  });
});

test("a label that is not the class's own has no name: it is another net's", async () => {
  for (const language of languages) {
    const words = await loadNetWords(language);
    expect(words.language).toBe(language);
    expect(words.of(10, "brambling")).not.toBeNull();
    expect(words.of(11, "brambling")).toBeNull();
    expect(words.of(1000, "brambling")).toBeNull();
    expect(words.of(-1, "brambling")).toBeNull();
  }
});
