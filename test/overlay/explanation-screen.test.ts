// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import { levelParts } from "../../src/levels/level-parts";
import { explanationScreen } from "../../src/overlay/explanation/explanation-screen";
import { appears, button, type FakeGame, fakeGame, find, show, wordsOf } from "./fake-game";

let fake: FakeGame;
beforeEach(async () => {
  fake = await fakeGame();
});

/** The page that a level's explanation comes to. */
async function open(id: string, parts = levelParts): Promise<HTMLElement> {
  const root = show(explanationScreen(fake.game, id, parts));
  await appears(root, ".step-words");
  return root;
}
const title = (root: HTMLElement) => wordsOf(find(root, ".step-words h2"));

describe.each([...levelParts.keys()])("the explanation of %s", (id) => {
  test("shows its first step beside a picture, and turns to each of the others", async () => {
    const root = await open(id);
    const { explanation } = await fake.game.levels.words(id);
    expect(find(root, ".explain-view").children).toHaveLength(2);
    expect(root.querySelector(".explain-picture")).not.toBeNull();
    expect(title(root)).toBe(explanation[0]?.title);
    for (const step of explanation.slice(1)) {
      button(root, "Next step").click();
      await vi.waitFor(() => expect(title(root)).toBe(step.title));
    }
    expect(button(root, "Next step").disabled).toBe(true);
    expect(root.querySelectorAll('[aria-current="step"]')).toHaveLength(1);
  });

  test("is said in the other language, on the step that is on", async () => {
    const root = await open(id);
    button(root, "Next step").click();
    await fake.game.settings.speak("zh-CN");
    const { explanation } = await fake.game.levels.words(id);
    await vi.waitFor(() => expect(title(root)).toBe(explanation[1]?.title));
    expect(title(root)).toMatch(/\p{Script=Han}/u);
    // Nothing is left in the language before: no button, no slider, no caption.
    const names = [...root.querySelectorAll("[aria-label]")].map((each) => each.getAttribute("aria-label"));
    expect(names.filter((name) => !/\p{Script=Han}|^[\d\W]*$/u.test(name ?? ""))).toEqual([]);
  });

  test("names each slider and says its value", async () => {
    const root = await open(id);
    for (const slider of root.querySelectorAll('input[type="range"]')) {
      expect(slider.getAttribute("aria-label")).toMatch(/\S/);
      expect(slider.getAttribute("aria-valuetext")).toMatch(/\S/);
      expect(slider.closest(".slider")).not.toBeNull();
    }
  });

  test("no sentence is missing: nothing on the page is a key", async () => {
    const text = wordsOf(await open(id));
    expect(text).not.toMatch(/\b(explain|time|texture|pooling|fovea|glimpses|concept|hunt|area|layer)\.[a-z]/);
  });
});

describe("a level without an explanation of its own", () => {
  test("has its words beside the last picture", async () => {
    const root = await open("first-glance", new Map());
    expect(root.querySelector("plain-explanation stimulus-picture")).not.toBeNull();
    button(root, "Next step").click();
    const { explanation } = await fake.game.levels.words("first-glance");
    await vi.waitFor(() => expect(title(root)).toBe(explanation[1]?.title));
  });
});

describe("the bar above", () => {
  test("leads to the lab where there is one, else says whose explanation it is", async () => {
    const lab = button(await open("invariance"), "Open the lab");
    lab.click();
    expect(fake.game.stores.screen.getState().screen).toEqual({ name: "lab", level: "invariance" });
    expect(wordsOf(find(await open("more-time"), ".explain-level"))).toBe("Give me more time");
  });

  test("leads back to the map where no block was finished", async () => {
    button(await open("more-time"), "Back: Level map").click();
    expect(fake.game.stores.screen.getState().screen.name).toBe("map");
  });
});

test("a level whose file is gone says so, stays, and leads away when asked", async () => {
  fake.game.stores.screen.setState({ screen: { name: "explanation", level: "gone" } });
  const root = show(explanationScreen(fake.game, "gone", levelParts));
  await vi.waitFor(() => expect(root.querySelector(".fault .try-again")).not.toBeNull());
  expect(fake.game.stores.screen.getState().screen.name).toBe("explanation");
  root.querySelector<HTMLButtonElement>(".fault .button:last-child")?.click();
  await vi.waitFor(() => expect(fake.game.stores.screen.getState().screen.name).toBe("map"));
});
