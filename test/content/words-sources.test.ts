import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { languages } from "../../src/content/language";
import { loadWords } from "../../src/content/load-level";
import { nodeSource, PROJECT_ROOT } from "../../src/tools/node-source";
import { citationsIn, paperOf, unlisted } from "./citations";
import { levelNames, levelSentences, levelText } from "./player-texts";

const sources = [
  "Kar, K., Kubilius, J., Schmidt, K., & DiCarlo, J. J. (2019). Evidence. _Nature_, 22, 1–2.",
  "Rensink, R. A., O’Regan, J. K., & Clark, J. J. (1997). To see. _Science_, 8.",
  "Horton, J. C., & Hoyt, W. F. (1991). The map. _Archives_, 109.",
  "Quian Quiroga, R. (2012). Concept cells. _Nature_, 13.",
  "Thorpe, S. J., & Fabre-Thorpe, M. (2001). Seeking. _Science_, 291.",
];

describe("what a text cites", () => {
  test.each([
    ["solved later (Kar et al. 2019).", ["Kar+ 2019"]],
    ["Kar et al. (2019) found it; so did Horton and Hoyt (1991).", ["Kar+ 2019", "Horton Hoyt 1991"]],
    [
      "(Rensink, O’Regan and Clark 1997; Horton and Hoyt 1991, the map)",
      ["Rensink O’Regan Clark 1997", "Horton Hoyt 1991"],
    ],
    ["才认得出（Kar 等 2019），Kar 等（2019）", ["Kar+ 2019", "Kar+ 2019"]],
    [
      "（Rensink、O’Regan 和 Clark 1997），由 Thorpe 和 Fabre-Thorpe（2001）汇总",
      ["Rensink O’Regan Clark 1997", "Thorpe Fabre-Thorpe 2001"],
    ],
    ["In 2005 Quiroga and colleagues; 2005 年，Quiroga 等人", ["Quiroga+ 2005", "Quiroga+ 2005"]],
    ["Kar et al. 2018, 2019", ["Kar+ 2018", "Kar+ 2019"]],
    ["In 2012 a net with 1000 words. In (2012) nothing. At 1999 ms.", []],
  ])("%s", (text, cited) => {
    const short = citationsIn(text).map((each) => `${each.names.join(" ")}${each.others ? "+" : ""} ${each.year}`);
    expect(short.filter((each) => !/^(At|In) /.test(each))).toEqual(cited);
  });

  test("is found among sources by its authors and year", () => {
    const text = "Kar et al. (2019), Rensink, O’Regan and Clark 1997, Horton 和 Hoyt（1991）, Quian Quiroga (2012).";
    expect(unlisted(text, sources)).toEqual([]);
    expect(paperOf(sources[3] ?? "")).toEqual({ surnames: ["Quian Quiroga"], year: "2012" });
  });

  test.each([
    ["another year", "Kar et al. 2018"],
    ["another order of the authors", "Hoyt and Horton 1991"],
    ["an author too few", "Horton 1991"],
    ["others where there are none", "Horton et al. 1991"],
    ["a paper that is not there", "Burr、Morrone 和 Ross 1994"],
  ])("is missed with %s", (_, text) => {
    expect(unlisted(text, sources)).toHaveLength(1);
  });
});

describe.each(levelNames)("the sources of %s", (level) => {
  test("hold every paper that the level cites, in both languages", async () => {
    for (const language of languages) {
      const { sources: listed } = await loadWords(nodeSource(), level, language);
      const plain = listed.map((source) => source.replace(/<[^>]*>/g, "").replaceAll("&amp;", "&"));
      for (const source of plain) expect(paperOf(source).surnames, source).not.toEqual([]);
      const text = [levelText(level, language), ...Object.values(levelSentences(level, language))].join("\n");
      expect(unlisted(text, plain), language).toEqual([]);
    }
  });

  test("are cited alike in both languages", () => {
    const papers = (language: (typeof languages)[number]) =>
      [...new Set(citationsIn(levelText(level, language)).map(({ names, year }) => `${names.at(-1)} ${year}`))].sort();
    expect(papers("zh-CN")).toEqual(papers("en"));
  });
});

test("the levels cite papers, and every citation is read", () => {
  for (const language of languages) {
    const texts = levelNames.map((level) => levelText(level, language));
    expect(texts.flatMap(citationsIn).length, language).toBeGreaterThan(40);
    // A year beside a bracket or a semicolon that belongs to no citation would be one that the parser does not know.
    const years = texts.flatMap((text) => text.match(/(?:19|20)\d\d(?=[)）；;])/g) ?? []);
    expect(texts.flatMap(citationsIn).length, language).toBeGreaterThanOrEqual(years.length);
  }
});

test("figures and messages cite only papers that some level lists", async () => {
  const all = await Promise.all(levelNames.map((level) => loadWords(nodeSource(), level, "en")));
  const listed = all.flatMap((words) => words.sources.map((source) => source.replace(/<[^>]*>/g, "")));
  const folder = join(PROJECT_ROOT, "src/content/messages");
  for (const language of languages)
    for (const file of readdirSync(join(folder, language)))
      expect(unlisted(readFileSync(join(folder, language, file), "utf8"), listed), file).toEqual([]);
});

/** What a text says on the strength of a paper: it cites that paper as long as it says so. */
test.each([
  ["glimpses", /suppresses/, /抑制/, ["Ross 1994"]],
  ["glimpses", /changes that are made|replaced/, /变化人们|换了一个/, ["Clark 1997", "Levin 1998"]],
  ["glimpses", /remember/, /记得/, ["Henderson 2002"]],
  ["grandmother-cell", /memories/, /记忆/, ["Quian Quiroga 2012"]],
  ["texture-or-shape", /artefacts/, /人造物/, ["Baker 2018"]],
] as const)("%s cites its ground for %s", (level, en, zh, papers) => {
  for (const [language, claim] of [
    ["en", en],
    ["zh-CN", zh],
  ] as const) {
    const text = levelText(level, language);
    expect(text).toMatch(claim);
    const cited = citationsIn(text).map(({ names, year }) => `${names.at(-1)} ${year}`);
    expect(cited).toEqual(expect.arrayContaining([...papers]));
  }
});
