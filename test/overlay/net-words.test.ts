// @vitest-environment happy-dom
import { html } from "lit";
import { describe, expect, test, vi } from "vitest";
import { imagenetLabel } from "../../src/classifier/verdict";
import type { Language } from "../../src/content/language";
import type { ImagenetGuess, TrialRecord } from "../../src/core/trial/record";
import { ms } from "../../src/core/units";
import { isFoundBy } from "../../src/levels/grandmother-cell/find-word";
import { netWord, toldWord } from "../../src/overlay/kit/net-word";
import { playScreen } from "../../src/overlay/play/play-screen";
import "../../src/overlay/results/picture-dialog";
import type { PictureDialogElement } from "../../src/overlay/results/picture-dialog";
import { logOf } from "../core/trial/samples";
import { appears, fakeGame, find, show, wordsOf } from "./fake-game";
import { answered, openLevel, playing, stimulus } from "./played";

const guess = (index: number, probability = 0.5): ImagenetGuess => ({
  index,
  label: imagenetLabel(index),
  probability,
});

const BRAMBLING = guess(10);
const BANANA = guess(954, 0.3);
const top5 = [BRAMBLING, BANANA];

/** The reveal of a trial whose net says these words, or the question before it. */
async function play(language: Language, phase: "response" | "reveal") {
  const fake = await fakeGame({ language });
  const { level, trials } = await openLevel(fake.game, "first-glance");
  const [trial] = trials;
  if (!trial) throw new Error("no trial");
  const plain = answered(level, trial, { you: true, net: true });
  const record = { ...plain, net: { ...plain.net, top5 } } as TrialRecord;
  const log = logOf();
  const learn = vi.spyOn(fake.game.net, "learnWords");
  const open = (now: "response" | "reveal") =>
    playing(fake.game, level, trials, {
      trialState:
        now === "response"
          ? { phase: now, log }
          : { phase: now, log, choice: trial.answer, rt: ms(650), device: "keyboard" },
      reveal: now === "reveal" ? { record, stimulus } : null,
    });
  open(phase);
  const root = show(playScreen(fake.game));
  await appears(root, phase === "reveal" ? ".reveal" : ".choice-pad");
  return { ...fake, root, record, learn, open };
}

const bars = (root: ParentNode): HTMLElement[] => [
  ...(root.querySelectorAll(".mind")[1]?.querySelectorAll<HTMLElement>(".bar-label > span") ?? []),
];

describe("the reveal tells the net's words", () => {
  test.each<[Language, string[]]>([
    ["en", ["brambling – a finch", "banana"]],
    ["zh-CN", ["燕雀（雀鸟）", "香蕉"]],
  ])("in %s", async (language, told) => {
    const { root } = await play(language, "reveal");
    await vi.waitFor(() => expect(bars(root).map(wordsOf)).toEqual(told));
    for (const bar of bars(root)) expect(bar.hasAttribute("lang")).toBe(false);
  });

  test("and asks for them no sooner: nothing is fetched before the first picture", async () => {
    const { learn, open } = await play("en", "response");
    expect(learn).not.toHaveBeenCalled();
    open("reveal");
    expect(learn).toHaveBeenCalled();
  });

  test("their English labels stand alone where the names cannot be had", async () => {
    const { root, game } = await play("zh-CN", "reveal");
    await vi.waitFor(() => expect(bars(root).map(wordsOf)).toEqual(["燕雀（雀鸟）", "香蕉"]));
    game.stores.language.setState({ netWords: null });
    await vi.waitFor(() => expect(bars(root).map(wordsOf)).toEqual(["brambling", "banana"]));
    for (const bar of bars(root)) expect(bar.getAttribute("lang")).toBe("en");
  });

  test("another language brings its own", async () => {
    const { root, game } = await play("en", "reveal");
    await vi.waitFor(() => expect(bars(root).map(wordsOf)).toContain("brambling – a finch"));
    await game.settings.speak("zh-CN");
    await vi.waitFor(() => expect(bars(root).map(wordsOf)).toContain("燕雀（雀鸟）"));
  });
});

test("the dialog of a picture tells them too", async () => {
  const { game, record } = await play("zh-CN", "response");
  const root = show(html`<picture-dialog .game=${game}></picture-dialog>`);
  find<PictureDialogElement>(root, "picture-dialog").show([record], 0);
  await vi.waitFor(() => expect(bars(root).map(wordsOf)).toEqual(["燕雀（雀鸟）", "香蕉"]));
});

describe("a word", () => {
  test("of a net with other classes keeps its label", async () => {
    const { game } = await fakeGame({ language: "zh-CN" });
    await game.net.learnWords();
    expect(toldWord(game, { index: 10, label: "goldfinch" })).toMatchObject({ text: "goldfinch", lang: "en" });
    expect(toldWord(game, BRAMBLING)).toEqual({ name: "燕雀", kind: "雀鸟", text: "燕雀（雀鸟）" });
  });

  test("says which crane it is", async () => {
    const { game } = await fakeGame();
    await game.net.learnWords();
    const root = show(html`${netWord(game, guess(134))}, ${netWord(game, guess(517))}`);
    expect(wordsOf(root)).toBe("crane – a long-legged bird, crane – a lifting machine");
  });
});

test("a search finds a word by its label, its name and its kind", async () => {
  const { game } = await fakeGame({ language: "zh-CN" });
  expect(isFoundBy(game, BRAMBLING, "燕")).toBe(false);
  await game.net.learnWords();
  for (const wanted of ["bramb", "燕雀", "雀鸟"]) expect(isFoundBy(game, BRAMBLING, wanted), wanted).toBe(true);
  expect(isFoundBy(game, BRAMBLING, "香蕉")).toBe(false);
});
