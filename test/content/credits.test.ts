import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { creditsPage } from "../../scripts/import/credits";
import { creditsJson } from "../../scripts/import/credits-file";
import { readManifest } from "../../scripts/import/deck";
import { createDeckWriter, type Draft } from "../../scripts/import/deck-writer";
import { CREDITS_FILE, loadCredits, reuseRule } from "../../src/content/credits";

const root = join(import.meta.dirname, "../..");
const { items } = readManifest(join(root, "assets"));
const source = { read: (path: string) => readFile(join(root, path), "utf8") };

describe("the credits that the game fetches", () => {
  test("tell of every picture what the manifest tells", async () => {
    const credits = await loadCredits(source);
    for (const { id, kind, title, author, licence } of items) {
      if (kind === "sound") expect(() => credits.of(id)).toThrow(id);
      else expect(credits.of(id)).toMatchObject({ id, title, author, licence });
    }
  });

  test("are what the importer makes of the manifest, as is the page", async () => {
    const made = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    expect(await source.read(CREDITS_FILE)).toBe(made(creditsJson(items)));
    expect(await source.read("assets/CREDITS.md")).toBe(creditsPage(items));
  });

  test("know no other picture", async () => {
    const credits = await loadCredits(source);
    for (const id of ["unicorn", "constructor"]) expect(() => credits.of(id)).toThrow(`"${id}"`);
  });
});

describe("the importer refuses a picture", () => {
  const whole: Draft = {
    id: "dog-1",
    kind: "object",
    category: "dog",
    file: "objects/dog/dog-1.webp",
    title: "A dog.",
    author: "Ann",
    licence: "CC-BY-4.0",
    source: { package: "p", version: "1", path: "dog.png" },
    changes: "cropped",
  };
  const add = (change: Partial<Draft>) => createDeckWriter().add({ ...whole, ...change }, new Uint8Array([1]));

  test.each<[string, Partial<Draft>, string]>([
    ["without a title", { title: "" }, "dog-1: its title is missing"],
    ["without an author", { author: " " }, "dog-1: its author is missing"],
    ["without its changes", { changes: "" }, "dog-1: its changes is missing"],
    ["without a source", { source: { ...whole.source, path: "" } }, "dog-1: its path is missing"],
    ["with an unknown licence", { licence: "GFDL-1.3" }, 'dog-1: the licence "GFDL-1.3" is not one of those known'],
    ["with a licence that forbids changes", { licence: "CC-BY-ND-4.0" }, "is not one of those known"],
  ])("%s", (_, change, words) => {
    expect(() => add({})).not.toThrow();
    expect(() => add(change)).toThrow(words);
  });
});

test.each<[string[], ReturnType<typeof reuseRule>]>([
  [["CC0-1.0", "LicenseRef-public-domain"], { kind: "free" }],
  [["CC0-1.0", "CC-BY-3.0"], { kind: "name" }],
  [["MIT"], { kind: "name" }],
  [["GPL-2.0-or-later", "CC0-1.0", "GPL-2.0-or-later"], { kind: "alike", licences: ["GPL-2.0-or-later"] }],
  [["CC-BY-4.0", "CC-BY-SA-4.0"], { kind: "alike", licences: ["CC-BY-SA-4.0"] }],
  [["GPL-2.0-or-later", "CC-BY-SA-3.0"], { kind: "apart", licences: ["CC-BY-SA-3.0", "GPL-2.0-or-later"] }],
])("who passes on parts under %j has the strictest of their conditions", (licences, rule) => {
  expect(reuseRule(licences)).toEqual(rule);
});
