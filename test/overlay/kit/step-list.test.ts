// @vitest-environment happy-dom
import { describe, expect, test, vi } from "vitest";
import { createTranslator } from "../../../src/content/messages";
import type { LevelWords } from "../../../src/content/words";
import { explainWords, followStep } from "../../../src/overlay/kit/step-list";
import { button, find, show, wordsOf } from "../fake-game";

const t = await createTranslator("en");
const words = {
  explanation: [
    { key: "one", title: "First things", html: "<p>Begin.</p>" },
    { key: "two", title: "Second things", html: "<p>Go on.</p>" },
    { key: "three", title: "Last things", html: "<p>End.</p>" },
  ],
  more: "<p>More to read.</p>",
  sources: ["Thorpe 1996", "Potter 1976"],
} as unknown as LevelWords;

function open(current: number, parts: Partial<Parameters<typeof explainWords>[0]> = {}) {
  const go = vi.fn();
  return { go, root: show(explainWords({ words, current, go, t, ...parts })) };
}

describe("the words beside a picture", () => {
  test("show the step that is on, and mark it and those before it", () => {
    const { root } = open(1);
    expect(wordsOf(find(root, ".step-words"))).toBe("Second things Go on.");
    const steps = [...root.querySelectorAll(".step")];
    expect(steps.map((each) => each.getAttribute("aria-current"))).toEqual([null, "step", null]);
    expect(steps.map((each) => each.classList.contains("past"))).toEqual([true, false, false]);
  });

  test("turn by a step's own button and by the arrows", () => {
    const { root, go } = open(1);
    button(root, "Last things").click();
    button(root, "Step back").click();
    button(root, "Next step").click();
    expect(go.mock.calls).toEqual([[2], [0], [2]]);
  });

  test("have no way before the first step nor after the last", () => {
    expect(button(open(0).root, "Step back").disabled).toBe(true);
    expect(button(open(0).root, "Next step").disabled).toBe(false);
    expect(button(open(2).root, "Next step").disabled).toBe(true);
  });

  test("a short name keeps the whole title for those who hear it", () => {
    const { root } = open(0, { name: ({ key }) => (key === "two" ? "V1" : key) });
    const step = root.querySelectorAll(".step")[1] as HTMLElement;
    expect(wordsOf(step)).toBe("V1 : Second things".replace(" :", ":"));
    expect(wordsOf(find(step, ".visually-hidden"))).toBe(": Second things");
  });

  test("hold what the view adds, what there is to read beyond, and every source", () => {
    const { root } = open(0, { extra: "a strip of cortex" });
    expect(wordsOf(root)).toContain("a strip of cortex");
    expect(wordsOf(root)).toContain("More to read.");
    expect([...root.querySelectorAll(".sources li")].map(wordsOf)).toEqual(["Thorpe 1996", "Potter 1976"]);
  });

  test("without any step there are still words to read", () => {
    const { root } = open(0, { words: { ...words, explanation: [] } });
    expect(root.querySelector(".step")).toBeNull();
    expect(wordsOf(root)).toContain("More to read.");
  });
});

describe("following the step that is on", () => {
  test("moves a row that is longer than the screen, and no other", () => {
    const { root } = open(2);
    const list = find(root, ".step-names");
    const scroll = vi.fn();
    list.scrollTo = scroll;
    const width = (scrollWidth: number) =>
      Object.defineProperties(list, {
        scrollWidth: { value: scrollWidth, configurable: true },
        clientWidth: { value: 300, configurable: true },
      });
    width(300);
    followStep(root);
    expect(scroll).not.toHaveBeenCalled();
    width(900);
    followStep(root);
    expect(scroll).toHaveBeenCalledOnce();
  });
});
