import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/** What keeps the looks in order: which layer a stylesheet lies in, who fetches it, and that nothing in it is dead. */

const filesOf = (ending: string): string[] =>
  readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => join("src", name));

const sheets = filesOf(".css");
const code = filesOf(".ts").map((file) => ({ file, text: readFileSync(file, "utf8") }));
const withoutComments = (file: string): string => readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
const page = readFileSync("index.html", "utf8");

function layerOf(file: string): string {
  if (file === "src/overlay/kit/styles/base.css") return "reset";
  if (file === "src/overlay/kit/styles/forced-colors.css") return "forced";
  if (file.startsWith("src/overlay/kit/")) return "kit";
  return file.startsWith("src/levels/") ? "level" : "screens";
}

const importers = new Map<string, string[]>(sheets.map((sheet) => [sheet, []]));
for (const { file, text } of code)
  for (const [, path] of text.matchAll(/^import "(\.[^"]*\.css)";/gm)) {
    const sheet = relative(".", resolve(dirname(file), path as string));
    importers.get(sheet)?.push(file);
  }

test("the page names the layers before any stylesheet can arrive", () => {
  const first = page.match(/<style>\s*(?:\/\*[\s\S]*?\*\/)?\s*(@layer [^;]*;)/)?.[1];
  expect(first).toBe("@layer reset, kit, screens, level, forced;");
});

describe.each(sheets)("%s", (sheet) => {
  const text = withoutComments(sheet);

  test("lies in its layer, all of it", () => {
    expect(text.trim()).toMatch(new RegExp(`^@layer ${layerOf(sheet)} \\{[\\s\\S]*\\n\\}$`));
    expect(text.match(/^@|^[.\w:]/gm)).toHaveLength(1);
  });

  test("is fetched, by the view beside it or by the overlay for all", () => {
    const from = importers.get(sheet) ?? [];
    expect(from).not.toEqual([]);
    expect(from.some((file) => dirname(file) === dirname(sheet) || file === "src/overlay/overlay.ts")).toBe(true);
    const room = /^src\/levels\/[^/]+\//.exec(sheet)?.[0];
    if (room) expect(from.filter((file) => !file.startsWith(room))).toEqual([]);
  });

  test("styles no class that nothing bears", () => {
    const heads = text.replace(/\{[^{}]*\}/g, "{}");
    const classes = new Set([...heads.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name as string));
    const borne = (name: string) =>
      code.some(({ text }) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text)) ||
      // Made of two parts: of-${owner}, form-${form}.
      code.some(({ text }) => text.includes(`${name.slice(0, name.indexOf("-") + 1)}\${`));
    expect([...classes].filter((name) => !borne(name))).toEqual([]);
  });

  // In px, a breakpoint would take no notice of a player's larger text.
  test("has its breakpoints in em", () => {
    const queries = [...text.matchAll(/@(?:media|container)[^{]*\{/g)].map(([head]) => head);
    expect(queries.filter((head) => /\dpx/.test(head))).toEqual([]);
  });

  test("is short enough to be read", () => {
    expect(readFileSync(sheet, "utf8").split("\n").length).toBeLessThan(300);
  });
});

test("every variable that is used is given somewhere", () => {
  const all = [...sheets.map(withoutComments), ...code.map(({ text }) => text), page].join("\n");
  const given = new Set([...all.matchAll(/(--[a-z][\w-]*)"?\s*:/g)].map(([, name]) => name));
  const used = new Set([...all.matchAll(/var\((--[a-z][\w-]*)/g)].map(([, name]) => name));
  expect([...used].filter((name) => !given.has(name))).toEqual([]);
});
