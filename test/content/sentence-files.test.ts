import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { languages } from "../../src/content/language";
import { placeholders } from "./placeholders";

type Sentences = Readonly<Record<string, string>>;

const read = (path: string): Sentences => JSON.parse(readFileSync(path, "utf8"));
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));

/** Every file of English sentences, and the code that may say them: a level's are its own. */
const rooms = [
  ...readdirSync("src/content/messages/en").map((file) => ({
    english: `src/content/messages/en/${file}`,
    chinese: `src/content/messages/zh-CN/${file}`,
    code: "src",
  })),
  ...filesUnder("src/levels")
    .filter((path) => path.endsWith("en.json"))
    .map((english) => ({
      english,
      chinese: english.replace("en.json", "zh-CN.json"),
      code: english.replace("/en.json", ""),
    })),
  {
    english: "src/tools/analyse/render/words/en.json",
    chinese: "src/tools/analyse/render/words/zh-CN.json",
    code: "src/tools",
  },
];

const codeOf = (folder: string): string =>
  filesUnder(folder)
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");

/** What a template literal may come to: `area.${key}` fits every key that begins with "area.". */
function templates(code: string): RegExp[] {
  const literals = code.match(/`[a-z][\w-]*\.(?:[^`\\{]|\$\{[^{}`]*\})*`/g) ?? [];
  return literals
    .filter((literal) => literal.includes("${"))
    .map((literal) => {
      const parts = literal.slice(1, -1).split(/\$\{[^{}]*\}/);
      return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^$()|[\]\\]/g, "\\$&")).join("[\\w.-]+")}$`);
    });
}

/** What says any room's sentences: the kit, and the words of figures. */
const kit = `${codeOf("src/overlay/kit")}\n${readFileSync("src/app/figure-words.ts", "utf8")}`;

describe.each(rooms)("$english", ({ english, chinese, code }) => {
  test("has the same keys and placeholders in both languages", () => {
    const [en, zh] = [read(english), read(chinese)];
    expect(Object.keys(zh)).toEqual(Object.keys(en));
    for (const [key, sentence] of Object.entries(en))
      expect(placeholders(zh[key] ?? ""), key).toEqual(placeholders(sentence));
  });

  test("holds no sentence that nothing says", () => {
    // The makers of a class's figures name the report's sentences too.
    const makers = code === "src/tools" ? codeOf("src/app/class-figures") : "";
    const said = code === "src" ? codeOf(code) : `${codeOf(code)}\n${makers}\n${kit}`;
    const fits = templates(said);
    const isSaid = (key: string) => said.includes(`"${key}"`) || fits.some((each) => each.test(key));
    // What a class is told in place of a player stands under the player's key, after this.
    const forClass = /^class\.(?=figure\.|player\.)/;
    const unsaid = Object.keys(read(english)).filter((key) => !isSaid(key) && !isSaid(key.replace(forClass, "")));
    expect(unsaid).toEqual([]);
  });
});

test("no key stands in two files of a language", () => {
  expect(languages).toEqual(["en", "zh-CN"]);
  for (const language of ["english", "chinese"] as const) {
    // The report of a class says the game's own "you" anew.
    const others = rooms.filter((room) => room.code !== "src/tools");
    const keys = others.flatMap((room) => Object.keys(read(room[language])));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  }
});
