import { beforeEach, expect, vi } from "vitest";
import type { NetInspection } from "../../src/app/net-questions";
import { levelParts } from "../../src/levels/level-parts";
import { explanationScreen } from "../../src/overlay/explanation/explanation-screen";
import { labScreen } from "../../src/overlay/lab/lab-screen";
import { appears, button, type FakeGame, fakeGame, find, show, wordsOf } from "../overlay/fake-game";

/** One level's lab and explanation over a game that is fresh for each test, and hands to use them. */
export interface LevelPage {
  readonly fake: FakeGame;
  readonly root: HTMLElement;
  /** @param ready selects what stands there once the lab can be used */
  openLab(ready: string): Promise<void>;
  explain(): Promise<void>;
  /** What a slider says of its value. */
  said(name: string): string | null;
  /** Moves a slider. */
  move(name: string, value: number): void;
  pressed(name: string): string | null;
  /** The title of the explanation's step. */
  title(): string;
  /** Turns to the step that has this key. */
  turnTo(key: string): Promise<void>;
  /** Changes to Chinese, and waits until no English is left in names, headings, paragraphs and buttons. */
  expectAllInChinese(): Promise<void>;
}

/** Registers a hook, so it is called at the top of a test file. */
export function levelPage(id: string): LevelPage {
  let fake: FakeGame;
  let root: HTMLElement;
  beforeEach(async () => {
    fake = await fakeGame();
  });

  const slider = (name: string) => find<HTMLInputElement>(root, `input[aria-label="${name}"]`);
  const title = () => wordsOf(find(root, ".step-words h2"));
  return {
    get fake() {
      return fake;
    },
    get root() {
      return root;
    },
    async openLab(ready) {
      root = show(labScreen(fake.game, id, levelParts));
      await appears(root, ready);
    },
    async explain() {
      root = show(explanationScreen(fake.game, id, levelParts));
      await appears(root, ".step-words");
    },
    said: (name) => slider(name).getAttribute("aria-valuetext"),
    move(name, value) {
      const input = slider(name);
      input.value = String(value);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },
    pressed: (name) => button(root, name).getAttribute("aria-pressed"),
    title,
    async turnTo(key) {
      const { explanation } = await fake.game.levels.words(id);
      const index = explanation.findIndex((step) => step.key === key);
      (root.querySelectorAll(".step")[index] as HTMLElement).click();
      await vi.waitFor(() => expect(title()).toBe(explanation[index]?.title));
    },
    async expectAllInChinese() {
      await fake.game.settings.speak("zh-CN");
      await vi.waitFor(() => expect(wordsOf(find(root, "h1"))).toMatch(/\p{Script=Han}/u));
      await vi.waitFor(() => {
        const names = [...root.querySelectorAll("[aria-label]")].map((each) => each.getAttribute("aria-label") ?? "");
        expect(names.filter((name) => !/\p{Script=Han}|^E2$/u.test(name))).toEqual([]);
        const texts = [...root.querySelectorAll("p, h2, button")].map(wordsOf).filter((text) => /[a-z]{4}/.test(text));
        expect(texts).toEqual([]);
      });
    },
  };
}

/** What a net answers whose units respond as told. */
export const inspection = (word: string, features: (unit: number) => number = () => 0): NetInspection => ({
  probabilities: Float32Array.from({ length: 1000 }, (_, i) => (i === 7 ? 0.9 : 0.0001)),
  features: Float32Array.from({ length: 256 }, (_, unit) => features(unit)),
  map: new Float32Array(0),
  label: (index) => (index === 7 ? word : `word-${index}`),
});
