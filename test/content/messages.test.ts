import { beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../src/content/language";
import { lateSentences } from "../../src/content/late-sentences";
import { chooseLanguage, createTranslator, type MessageKey, type Translate } from "../../src/content/messages";
import { english as en } from "../../src/content/messages/en";
import { chinese as zh } from "../../src/content/messages/zh-CN";
import { placeholders } from "./placeholders";

const english: Readonly<Record<string, string>> = en;
const chinese: Readonly<Record<string, string>> = zh;

/** Same in both languages on purpose: a language's own name, an area's short name, a figure with its unit, or quotation marks. */
const sameInBoth = new Set<string>([
  "backend.webgl",
  "language.en",
  "language.zh-CN",
  "common.percent",
  "common.quoted",
  "reveal.top5.value",
  "offline.take.size",
  "area.lgn",
  "area.v1",
  "area.v2",
  "area.v4",
  "area.it",
] satisfies MessageKey[]);

test("both languages have the same keys in the same order", () => {
  expect(Object.keys(chinese)).toEqual(Object.keys(english));
});

test("no sentence is empty", () => {
  const empty = (sentences: Readonly<Record<string, string>>) =>
    Object.keys(sentences).filter((key) => !sentences[key]?.trim());
  expect(empty(english)).toEqual([]);
  expect(empty(chinese)).toEqual([]);
});

test("a sentence has the same placeholders in both languages", () => {
  for (const [key, source] of Object.entries(english))
    expect(placeholders(chinese[key] as string), key).toEqual(placeholders(source));
});

test("every sentence is translated, but for those that are the same on purpose", () => {
  const same = Object.keys(english).filter((key) => chinese[key] === english[key]);
  expect(same.sort()).toEqual([...sameInBoth].sort());
});

describe("formatting", () => {
  const translators = new Map<string, Translate>();
  beforeAll(async () => {
    for (const language of languages) translators.set(language, await createTranslator(language));
  });

  test.each(languages)("every sentence of %s can be formatted, with nothing left over", (language) => {
    const t = translators.get(language) as Translate;
    for (const key of Object.keys(english) as MessageKey[]) {
      const names = placeholders(english[key] as string).map((entry) => entry.split(":") as [string, string]);
      const text = t(key, Object.fromEntries(names.map(([name, type]) => [name, type === "1" ? "«x»" : 3])));
      expect(text, key).not.toMatch(/[{}]|undefined|NaN/);
      for (const [name, type] of names) if (type === "1") expect(text, `${key}: ${name}`).toContain("«x»");
    }
  });

  test("numbers are written as the language writes them", () => {
    const t = translators.get("en") as Translate;
    expect(t("results.kappa", { kappa: 0.4314, low: -0.1, high: 0.9 })).toContain("κ = 0.43");
    expect(t("results.kappa", { kappa: 0.4314, low: -0.1, high: 0.9 })).toContain("-0.10 to 0.90");
    expect(t("net.loading", { progress: 0.256 })).toBe("Loading the net: 26%");
    expect(t("reveal.top5.value", { probability: 0.1234 })).toBe("12.3%");
    expect(t("reveal.exposure", { asked: 100, frames: 6, hz: 59.94, shown: 100.1 })).toBe(
      "Requested: 100 ms = 6 frames at 59.9 Hz. Shown: 100.1 ms.",
    );
  });

  test("plurals agree", () => {
    const t = translators.get("en") as Translate;
    expect(t("settings.data.count", { count: 0 })).toBe("No trials saved yet");
    expect(t("settings.data.count", { count: 1 })).toBe("1 trial saved");
    expect(t("settings.data.count", { count: 2 })).toBe("2 trials saved");
  });

  test("a missing value is an error, not a hole in the sentence", () => {
    expect(() => (translators.get("en") as Translate)("reveal.truth")).toThrow();
  });

  test("lists are joined as the language joins them", () => {
    expect((translators.get("en") as Translate).list(["a", "b", "c"])).toBe("a, b, and c");
    expect((translators.get("zh-CN") as Translate).list(["甲", "乙", "丙"])).toBe("甲、乙和丙");
  });

  test("a translator says its language", () => {
    for (const language of languages) expect(translators.get(language)?.language).toBe(language);
  });
});

describe.each(languages)("sentences about shape against texture in %s", (language) => {
  test("are whole for whatever both sides did", async () => {
    const own = await Promise.all([lateSentences["merit:cue-choice"]?.[language]().then((file) => file.default) ?? {}]);
    const t = (await createTranslator(language, own)) as Translate<string>;
    const [leans, named] = [
      ["shape", "texture", "both", "neither"],
      ["shape", "texture", "other", "missed"],
    ];
    const said = [
      ...leans.flatMap((you) => [...leans, "same", ""].map((net) => t("cue.headline", { you, net }))),
      ...named.flatMap((you) => [...named, "same", "none"].map((net) => t("cue.reveal", { you, net }))),
    ];
    expect(said).toHaveLength(48);
    for (const sentence of said) expect(sentence).toMatch(/^(You [a-z, ]+[a-z]|[你形][\p{Script=Han}，]+)$/u);
    expect(new Set(said.slice(0, 24)).size).toBe(24);
    const share = { share: 0.5, shape: 1, of: 2 };
    for (const who of ["you", "net"])
      expect(t("cue.share", { who, ...share })).not.toBe(t("cue.share", { who: "x", ...share, shape: 2 }));
    expect(t("cue.share", { who: "you", ...share })).not.toBe(t("cue.share", { who: "net", ...share }));
  });
});

describe("chooseLanguage", () => {
  test.each([
    [["en-GB", "zh-CN"], undefined, undefined, "en"],
    [["zh-TW", "en"], undefined, undefined, "zh-CN"],
    [["zh"], undefined, undefined, "zh-CN"],
    [["zh-Hans-CN"], undefined, undefined, "zh-CN"],
    [["de", "fr"], undefined, undefined, "en"],
    [["de", "zh-HK", "en"], undefined, undefined, "zh-CN"],
    [[], undefined, undefined, "en"],
    [["en"], "zh-CN", undefined, "zh-CN"],
    [["en"], "zh-CN", "en", "en"],
    [["en"], null, "zh", "zh-CN"],
    [["zh"], undefined, "tlh", "zh-CN"],
    [["zh"], "rubbish", null, "zh-CN"],
  ] as const)("%j, saved %j, address %j: %s", (asked, saved, fromUrl, expected) => {
    expect(chooseLanguage(asked, saved, fromUrl)).toBe(expected);
  });
});
