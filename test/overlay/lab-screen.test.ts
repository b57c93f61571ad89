// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { html } from "lit";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { LevelPartsList } from "../../src/overlay/kit/level-parts";
import { labScreen } from "../../src/overlay/lab/lab-screen";
import { appears, button, type FakeGame, fakeGame, find, show, wordsOf } from "./fake-game";
import { finished, openLevel } from "./played";

/** A level of its own that is a lab and nothing else, in a room that draws one word. */
const alone = {
  id: "alone",
  version: 1,
  task: { type: "lab", complete: { measure: "found", atLeast: 1 }, mark: { measure: "found", atLeast: 2 } },
};
const wordsFile = (language: string) => readFileSync(`levels/first-glance/${language}.md`, "utf8");
const files = new Map([
  ["levels/alone/level.json", JSON.stringify(alone)],
  ["levels/alone/en.md", wordsFile("en")],
  ["levels/alone/zh-CN.md", wordsFile("zh-CN")],
]);
const bench = { view: () => html`<p class="bench">bench</p>` };
const parts: LevelPartsList = new Map([
  ["alone", { lab: async () => bench }],
  ["invariance", { lab: async () => bench }],
]);

let fake: FakeGame;
beforeEach(async () => {
  fake = await fakeGame({ files });
});
const screenUp = () => fake.game.stores.screen.getState().screen;
const open = async (id: string) => {
  const root = show(labScreen(fake.game, id, parts));
  await appears(root, ".bench");
  return root;
};

describe("a level that is a lab alone", () => {
  test("bears its own name and says what it is", async () => {
    const root = await open("alone");
    expect(wordsOf(find(root, "h1"))).toBe("alone");
    expect(wordsOf(find(root, ".explain-level"))).toBe(fake.game.stores.language.getState().t("map.kind.lab"));
  });

  test("has no outcome before it reports one", async () => {
    expect((await open("alone")).querySelector(".lab-outcome")).toBeNull();
  });

  test.each([
    [0, false, false],
    [1, true, false],
    [2, true, true],
  ])("with %d found: passed %j, marked %j", async (found, passed, marked) => {
    const root = await open("alone");
    fake.game.labs.report(await fake.game.levels.file("alone"), { found });
    await new Promise((resolve) => setTimeout(resolve));
    expect(root.querySelector(".lab-outcome") !== null).toBe(passed);
    expect(root.querySelector(".lab-outcome .earned") !== null).toBe(marked);
    expect(fake.game.stores.progress.getState().levels.alone?.passed ?? false).toBe(passed);
  });

  test("once passed leads to its explanation and, with nothing newly open, to the map", async () => {
    const root = await open("alone");
    fake.game.labs.report(await fake.game.levels.file("alone"), { found: 1 });
    const outcome = await appears(root, ".lab-outcome");
    button(outcome, "What just happened?").click();
    expect(screenUp()).toEqual({ name: "explanation", level: "alone" });
    button(outcome, "Level map").click();
    expect(screenUp().name).toBe("map");
  });

  test("another level's report earns nothing here", async () => {
    const root = await open("alone");
    fake.game.stores.session.setState({ lab: { level: "invariance", passed: true, marked: true } });
    await new Promise((resolve) => setTimeout(resolve));
    expect(root.querySelector(".lab-outcome")).toBeNull();
  });
});

describe("the lab of a level that is played", () => {
  test("says whose it is, and leads back to the map or to the results", async () => {
    const root = await open("invariance");
    expect(wordsOf(find(root, ".explain-level"))).toBe("Move it, turn it, dim it");
    expect(button(root, "Back: Level map")).toBeTruthy();
    const { level, trials } = await openLevel(fake.game, "invariance");
    finished(fake.game, level, trials, [{ you: true, net: true }]);
    button(await open("invariance"), "Back: Results").click();
    expect(screenUp().name).toBe("results");
  });

  test("is named anew in the other language", async () => {
    const root = await open("invariance");
    await fake.game.settings.speak("zh-CN");
    await vi.waitFor(() => expect(wordsOf(find(root, "h1"))).toMatch(/\p{Script=Han}/u));
  });
});

test("a level without a file says so, stays, and leads away when asked", async () => {
  fake.game.stores.screen.setState({ screen: { name: "lab", level: "no-such-level" } });
  const root = show(labScreen(fake.game, "no-such-level", parts));
  await vi.waitFor(() => expect(root.querySelector(".fault .try-again")).not.toBeNull());
  expect(screenUp().name).toBe("lab");
  root.querySelector<HTMLButtonElement>(".fault .button:last-child")?.click();
  await vi.waitFor(() => expect(screenUp().name).toBe("map"));
});
