// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import { settingsScreen } from "../../src/overlay/settings/settings-screen";
import { appears, button, type FakeGame, fakeGame, find, show, wordsOf } from "./fake-game";

let fake: FakeGame;
beforeEach(async () => {
  fake = await fakeGame();
  fake.game.go.map();
  fake.game.go.settings();
});

const settings = () => fake.game.stores.settings.getState();
const open = () => show(settingsScreen(fake.game));
const change = (input: HTMLInputElement | HTMLSelectElement, type: "change" | "input") =>
  input.dispatchEvent(new Event(type, { bubbles: true }));

test("each slider has a name, and says its value in words", async () => {
  const root = open();
  await appears(root, "card-trick .slider");
  const sliders = [...root.querySelectorAll<HTMLInputElement>('input[type="range"]')];
  const said = sliders.map((each) => [each.getAttribute("aria-label"), each.getAttribute("aria-valuetext")]);
  expect(said).toEqual([
    ["Width of the rectangle", "3.8 px per millimetre"],
    ["Distance from your eye to the screen", "57 cm"],
  ]);
});

test("the distance is in force as it is moved, and says what a degree is from there", () => {
  const root = open();
  const before = wordsOf(find(root, "p.figure"));
  const distance = find<HTMLInputElement>(root, '[aria-label="Distance from your eye to the screen"]');
  distance.value = "100";
  change(distance, "input");
  expect(settings().viewingDistanceCm).toBe(100);
  expect(wordsOf(find(open(), "p.figure"))).not.toBe(before);
});

test("the card gives the pixels of a millimetre, and can be forgotten", async () => {
  const width = find<HTMLInputElement>((await appears(open(), "card-trick .slider")).parentElement as Element, "input");
  width.max = "900";
  width.value = "269.9";
  change(width, "input");
  // No room is known here, so the card stands upright: 53.98 mm.
  expect(settings().pixelsPerMm).toBeCloseTo(Number(width.value) / 53.98, 9);
  const root = open();
  await appears(root, "card-trick .slider");
  button(root, "Forget the measurement").click();
  expect(settings().pixelsPerMm).toBeNull();
});

describe("flashes", () => {
  test("fade in calm mode", () => {
    const root = open();
    const [flash, calm] = [...root.querySelectorAll<HTMLInputElement>('input[name="flash"]')];
    expect([flash?.checked, calm?.checked]).toEqual([true, false]);
    change(calm as HTMLInputElement, "change");
    expect(settings().calm).toBe(true);
  });

  test("are warned of again where that is asked", () => {
    fake.game.settings.change({ flashesAccepted: true });
    button(open(), "Show the flash warning again").click();
    expect(settings().flashesAccepted).toBe(false);
    expect(wordsOf(open())).toContain("The warning will appear before the next level.");
  });
});

test("sound is switched off and on", () => {
  const toggle = find<HTMLInputElement>(open(), '[role="switch"]');
  expect(toggle.checked).toBe(true);
  toggle.checked = false;
  change(toggle, "change");
  expect(settings().sound).toBe(false);
});

test("the language is changed at once", async () => {
  button(open(), "简体中文").click();
  await vi.waitFor(() => expect(settings().language).toBe("zh-CN"));
  expect(wordsOf(find(open(), "h1"))).toMatch(/\p{Script=Han}/u);
});

describe("the opponent", () => {
  test("is chosen, and the one that plays is marked", () => {
    const root = open();
    const options = [...root.querySelectorAll(".option.tall")];
    expect(options.map((each) => each.querySelector(".chip.net") !== null)).toEqual([true, false, false]);
    change(find<HTMLInputElement>(options[1] as Element, "input"), "change");
    expect(settings().opponent).toBe("mobilenet-v1-100");
  });

  test("on its way shows how far it has come", () => {
    fake.tellNet({ kind: "loading", opponent: "mobilenet-v1-100", progress: 0.25 });
    const part = find(open(), 'section[aria-labelledby="settings-opponent"]');
    expect(wordsOf(find(part, '[role="status"]'))).toContain("25");
    expect(find(part, ".progress").getAttribute("style")).toContain("0.25");
  });

  test("that did not come says so, and which one plays on", () => {
    fake.game.settings.change({ opponent: "mobilenet-v1-100" });
    fake.game.notices.tell({ kind: "opponent-unreachable", opponent: "mobilenet-v1-100" });
    const words = wordsOf(find(open(), 'section[aria-labelledby="settings-opponent"] [role="status"]'));
    expect(words).toContain("you are offline");
    expect(words).toContain("keeps playing");
  });

  test("plays on the backend that is chosen", () => {
    const choice = find<HTMLSelectElement>(open(), "select.select");
    choice.value = "cpu";
    change(choice, "change");
    expect(settings().backend).toBe("cpu");
  });
});

describe("one's own data", () => {
  test("cannot be erased in one press, and the harmless answer has the focus", async () => {
    const erase = vi.spyOn(fake.game.data, "erase").mockResolvedValue([]);
    const root = open();
    (await appears(root, ".ask-erase")).click();
    const question = await appears(root, '[role="alertdialog"]');
    await vi.waitFor(() => expect(document.activeElement).toBe(find(question, ".keep")));
    expect(erase).not.toHaveBeenCalled();
    question.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
    await vi.waitFor(() => expect(root.querySelector('[role="alertdialog"]')).toBeNull());
    expect(document.activeElement).toBe(find(root, ".ask-erase"));
    find(root, ".ask-erase").click();
    button(await appears(root, '[role="alertdialog"]'), "Erase").click();
    await vi.waitFor(() => expect(erase).toHaveBeenCalledOnce());
  });

  test("that cannot be reached is said to be so", async () => {
    vi.spyOn(fake.game.data, "count").mockRejectedValue(new Error("locked"));
    await appears(open(), 'own-data [role="alert"]');
  });
});

test("back leads where the player came from", () => {
  button(open(), "Back").click();
  expect(fake.game.stores.screen.getState().screen.name).toBe("map");
});

test.each([
  ["Four times as long", "long"],
  ["No limit", "unlimited"],
  ["As the level says", "level"],
])("the time to answer can be %s", (words, wanted) => {
  const options = [...open().querySelectorAll<HTMLLabelElement>("label.option")];
  const input = options.find((each) => wordsOf(each) === words)?.querySelector("input");
  if (!input) throw new Error(`no option "${words}"`);
  input.checked = true;
  change(input, "change");
  expect(settings().answerTime).toBe(wanted);
});

test("longer flashes can be switched on and off", () => {
  const toggle = find<HTMLInputElement>(open(), '[role="switch"][aria-describedby="settings-longer-note"]');
  for (const on of [true, false]) {
    toggle.checked = on;
    change(toggle, "change");
    expect(settings().longerFlashes).toBe(on);
  }
});
