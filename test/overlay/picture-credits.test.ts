// @vitest-environment happy-dom
import { readFile } from "node:fs/promises";
import { html } from "lit";
import { describe, expect, test, vi } from "vitest";
import type { Language } from "../../src/content/language";
import "../../src/overlay/results/picture-dialog";
import { licenceName } from "../../src/overlay/results/picture-credits";
import type { PictureDialogElement } from "../../src/overlay/results/picture-dialog";
import { fakeGame, find, show, wordsOf } from "./fake-game";
import { answered, openLevel } from "./played";

async function open(language: Language, files?: ReadonlyMap<string, string>) {
  const fake = await fakeGame({ language, ...(files && { files }) });
  const { level, trials } = await openLevel(fake.game, "small-and-cluttered");
  const [trial] = trials;
  if (!trial) throw new Error("no trial");
  const object = { ...trial.stimulus.object, id: "bird-pigeon-flying" };
  const background = { ...trial.stimulus.background, kind: "photo" as const, id: "guitar-brown" };
  const stimulus = { ...trial.stimulus, object, background } as typeof trial.stimulus;
  const record = answered(level, { ...trial, stimulus }, { you: true, net: true });
  const root = show(html`<picture-dialog .game=${fake.game}></picture-dialog>`);
  const dialog = find<PictureDialogElement>(root, "picture-dialog");
  dialog.show([record], 0);
  await vi.waitFor(() => find(root, ".picture-credits"));
  return { root, dialog, record, credits: () => find(root, ".picture-credits") };
}

describe("the dialog of a picture", () => {
  test.each<[Language, RegExp[]]>([
    [
      "en",
      [/Cut-out: A pigeon in flight\./, /Massachusetts Institute of Technology, CC BY-SA 3\.0/, /changed: cut out/],
    ],
    ["zh-CN", [/抠图：A pigeon in flight\./, /Massachusetts Institute of Technology, CC BY-SA 3\.0/, /改动：抠出/]],
  ])("names every part's author, licence and changes in %s", async (language, told) => {
    const { credits } = await open(language);
    const lines = [...credits().querySelectorAll("li")].map(wordsOf);
    expect(lines).toHaveLength(2);
    for (const words of told) expect(lines[0]).toMatch(words);
    expect(lines[1]).toMatch(/GPL-2\.0-or-later/);
  });

  test("links to the original and to the licence", async () => {
    const { credits } = await open("en");
    const links = [...credits().querySelectorAll("li:first-child a")].map((link) => link.getAttribute("href"));
    expect(links).toEqual(["https://scratch.mit.edu/", "https://creativecommons.org/licenses/by-sa/3.0/"]);
  });

  test("says what the licences ask together", async () => {
    const { credits } = await open("en");
    expect(wordsOf(credits())).toContain("CC BY-SA 3.0 and GPL-2.0-or-later, which each want the whole");
  });

  test("says so when the list cannot be had, and asks again when it is opened again", async () => {
    const files = new Map([["assets/stimuli/credits.json", "{"]]);
    const { credits, dialog, record } = await open("en", files);
    expect(wordsOf(credits())).toContain("could not be fetched just now");
    expect(find(credits(), "a").getAttribute("href")).toBe("assets/CREDITS.md");
    files.set("assets/stimuli/credits.json", await readFile("assets/stimuli/credits.json", "utf8"));
    dialog.show([record], 0);
    await vi.waitFor(() => expect(wordsOf(credits())).toContain("A pigeon in flight."));
  });
});

test.each([
  ["CC-BY-SA-3.0", "CC BY-SA 3.0"],
  ["CC0-1.0", "CC0 1.0"],
  ["CC-BY-4.0", "CC BY 4.0"],
  ["CC-BY-3.0-US", "CC BY 3.0 US"],
  ["GPL-2.0-or-later", "GPL-2.0-or-later"],
  ["LicenseRef-public-domain", "public domain"],
])("the licence %s is written %s", (spdx, written) => {
  expect(licenceName(spdx)).toBe(written);
});
