// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Level } from "../../src/content/level";
import type { Trial } from "../../src/core/trial/trial";
import { ms } from "../../src/core/units";
import { ANNOUNCER_ID } from "../../src/overlay/kit/announce";
import { playScreen } from "../../src/overlay/play/play-screen";
import { screenEntry } from "../../src/overlay/screens";
import { logOf } from "../core/trial/samples";
import { appears, type FakeGame, fakeGame, find, show, wordsOf } from "./fake-game";
import { answered, openLevel, playing, stimulus } from "./played";

let fake: FakeGame;
let level: Level;
let trials: readonly Trial[];
let trial: Trial;
let root: HTMLElement;
/** The page's clock, held by hand: what is pressed is judged by when. */
let now: number;

beforeEach(async () => {
  now = 10_000;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  fake = await fakeGame();
  ({ level, trials } = await openLevel(fake.game, "first-glance"));
  trial = trials[0] as Trial;
});

async function question(): Promise<void> {
  playing(fake.game, level, trials, { trialState: { phase: "response", log: logOf() } });
  root = show(playScreen(fake.game));
  await appears(root, ".choice-pad");
}

async function reveal(): Promise<void> {
  const record = answered(level, trial, { you: true, net: false });
  playing(fake.game, level, trials, {
    trialState: { phase: "reveal", log: logOf(), choice: trial.answer, rt: ms(650), device: "keyboard" },
    reveal: { record, stimulus },
  });
  root = show(playScreen(fake.game));
  await appears(root, ".reveal");
}

interface Keys extends KeyboardEventInit {
  /** ms after now. */
  readonly later?: number;
  readonly on?: Element;
}

function press(key: string, { later = 1000, on = document.body, ...init }: Keys = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  Object.defineProperty(event, "timeStamp", { value: now + later });
  on.dispatchEvent(event);
  return event;
}

function point(type: "pointerdown" | "click", on: Element, init: PointerEventInit & { later?: number } = {}): void {
  const { later = 1000, ...rest } = init;
  const event =
    type === "click"
      ? new MouseEvent("click", { bubbles: true, cancelable: true, ...rest })
      : new PointerEvent("pointerdown", { bubbles: true, cancelable: true, ...rest });
  Object.defineProperty(event, "timeStamp", { value: now + later });
  on.dispatchEvent(event);
}

describe("the question", () => {
  test("offers the trial's choices, numbered, with the focus among them", async () => {
    await question();
    const words = [...root.querySelectorAll(".choice")].map(wordsOf);
    expect(words).toEqual(trial.choices.map((id, i) => `${i + 1}${fake.game.pictures.categoryName(id)}`));
    expect(document.activeElement).toBe(find(root, ".choice-pad"));
  });

  test.each([
    ["the key", { key: "2", code: "" }],
    ["the place of a digit that needs Shift", { key: "é", code: "Digit2" }],
    ["the number pad", { key: "ArrowDown", code: "Numpad2" }],
  ])("is answered by %s, at the event's own time", async (_, { key, code }) => {
    await question();
    const event = press(key, { code, later: 345 });
    expect(fake.play.answer).toHaveBeenCalledExactlyOnceWith(trial.choices[1], now + 345, "keyboard");
    expect(event.defaultPrevented).toBe(true);
  });

  test("takes an answer that comes at once: there is no view before to mean it for", async () => {
    await question();
    press("1", { later: 5 });
    expect(fake.play.answer).toHaveBeenCalledOnce();
  });

  test.each([
    ["a held key", "1", { repeat: true }],
    ["a number without a choice", "9", {}],
    ["another key", "x", {}],
    ["Ctrl and a digit", "1", { ctrlKey: true }],
    ["Cmd and a digit", "1", { metaKey: true }],
    ["Alt and a digit", "1", { altKey: true }],
  ])("is not answered by %s", async (_, key, init) => {
    await question();
    press(key, init);
    expect(fake.play.answer).not.toHaveBeenCalled();
  });

  test("is answered by a digit while an input method takes the key itself", async () => {
    await question();
    press("Process", { code: "Digit1", isComposing: true });
    expect(fake.play.answer).toHaveBeenCalledExactlyOnceWith(trial.choices[0], now + 1000, "keyboard");
  });

  test.each(["mouse", "touch", "pen"] as const)("is answered when a %s comes down, as that", async (pointerType) => {
    await question();
    point("pointerdown", find(root, ".choice"), { pointerType, button: 0, later: 400 });
    expect(fake.play.answer).toHaveBeenCalledExactlyOnceWith(trial.choices[0], now + 400, pointerType);
  });

  test("is not answered by the right button", async () => {
    await question();
    point("pointerdown", find(root, ".choice"), { pointerType: "mouse", button: 2 });
    expect(fake.play.answer).not.toHaveBeenCalled();
  });

  test("a click that no pointer began is a key on a button, or a screen reader", async () => {
    await question();
    point("click", find(root, ".choice"), { detail: 0 });
    expect(fake.play.answer).toHaveBeenCalledExactlyOnceWith(trial.choices[0], now + 1000, "keyboard");
  });

  test("Enter goes nowhere from here", async () => {
    await question();
    press("Enter");
    expect(fake.play.next).not.toHaveBeenCalled();
  });
});

describe("before the question", () => {
  test("digits answer nothing, and the field stays empty", async () => {
    playing(fake.game, level, trials, { trialState: { phase: "presenting", stage: "stimulus" } });
    root = show(playScreen(fake.game));
    await appears(root, '[data-view="waiting"]');
    press("1");
    expect(fake.play.answer).not.toHaveBeenCalled();
    expect(wordsOf(find(root, ".play-dock"))).toBe("");
  });

  test("the stages of a presentation change nothing on the page", async () => {
    playing(fake.game, level, trials, { trialState: { phase: "presenting", stage: "fixation" } });
    root = show(playScreen(fake.game));
    await appears(root, '[data-view="waiting"]');
    const changes = vi.fn();
    const watcher = new MutationObserver(changes);
    watcher.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const stage of ["stimulus", "gap", "mask"] as const) {
      fake.game.stores.play.setState({ trialState: { phase: "presenting", stage } });
      await Promise.resolve();
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    watcher.disconnect();
    expect(changes).not.toHaveBeenCalled();
  });

  test("a level that loads says how the net is, in the language spoken", async () => {
    fake.tellNet({ kind: "warming", opponent: "mobilenet-v1-025" });
    playing(fake.game, level, trials, { phase: "loading" });
    root = show(playScreen(fake.game));
    const before = wordsOf(await appears(root, ".play-panel"));
    await fake.game.settings.speak("zh-CN");
    await vi.waitFor(() => expect(wordsOf(find(root, ".play-panel"))).toMatch(/\p{Script=Han}/u));
    expect(before).not.toMatch(/\p{Script=Han}/u);
  });
});

describe("the reveal", () => {
  test("shows the truth, both answers, and the way on with the focus", async () => {
    await reveal();
    expect(wordsOf(find(root, "figcaption"))).toContain(fake.game.pictures.categoryName(trial.answer));
    expect(root.querySelectorAll(".answer")).toHaveLength(2);
    expect(root.querySelector(".answer.of-you.right")).not.toBeNull();
    expect(root.querySelector(".answer.of-net.right")).toBeNull();
    expect(document.activeElement).toBe(find(root, ".go-on"));
  });

  test.each(["Enter", " "])("%j goes on", async (key) => {
    await reveal();
    press(key);
    expect(fake.play.next).toHaveBeenCalledOnce();
  });

  test("a key in the first quarter of a second was meant for the question", async () => {
    await reveal();
    press("Enter", { later: 249 });
    expect(fake.play.next).not.toHaveBeenCalled();
    press("Enter", { later: 250 });
    expect(fake.play.next).toHaveBeenCalledOnce();
  });

  test("a key that is still held skips nothing, not even by the button's own click", async () => {
    await reveal();
    expect(press("Enter", { repeat: true, on: find(root, ".go-on") }).defaultPrevented).toBe(true);
    expect(fake.play.next).not.toHaveBeenCalled();
  });

  test("a key on a button is left to the button", async () => {
    await reveal();
    const event = press("Enter", { on: find(root, ".play-leave") });
    expect(event.defaultPrevented).toBe(false);
    expect(fake.play.next).not.toHaveBeenCalled();
  });

  test("a press that began on the question was meant for it, however late it ends", async () => {
    await question();
    point("pointerdown", document.body, { later: 10 });
    const record = answered(level, trial, { you: true, net: true });
    now += 100;
    fake.game.stores.play.setState({
      trialState: { phase: "reveal", log: logOf(), choice: trial.answer, rt: ms(650), device: "mouse" },
      reveal: { record, stimulus },
    });
    await appears(root, ".reveal");
    point("click", find(root, ".go-on"), { detail: 1, later: 2000 });
    expect(fake.play.next).not.toHaveBeenCalled();
    point("pointerdown", find(root, ".go-on"), { later: 2100 });
    point("click", find(root, ".go-on"), { detail: 1, later: 2200 });
    expect(fake.play.next).toHaveBeenCalledOnce();
  });

  test("digits answer nothing any more", async () => {
    await reveal();
    press("1");
    expect(fake.play.answer).not.toHaveBeenCalled();
  });
});

test("Escape is left to the way back, which asks first", async () => {
  await question();
  expect(press("Escape").defaultPrevented).toBe(false);
  expect(fake.play.abandon).not.toHaveBeenCalled();
  screenEntry({ name: "play" }).back?.(fake.game);
  expect(fake.play.askToLeave).toHaveBeenCalledOnce();
});

test("the break goes on once, however often it is pressed", async () => {
  playing(fake.game, level, trials, { phase: "break" });
  root = show(playScreen(fake.game));
  await appears(root, ".play-panel");
  press("Enter");
  press("Enter");
  expect(fake.play.proceed).toHaveBeenCalledOnce();
  await appears(root, '[data-view="waiting"]');
});

test("a flash that was not clean says why, and goes on", async () => {
  playing(fake.game, level, trials, { trialState: { phase: "discarded", log: logOf(), reason: "hidden" } });
  root = show(playScreen(fake.game));
  expect(wordsOf(await appears(root, ".discarded"))).toContain("The page was hidden during the flash.");
  press("Enter");
  expect(fake.play.next).toHaveBeenCalledOnce();
});

test("screen readers hear the choices when they come, and the truth after", async () => {
  const region = document.createElement("div");
  region.id = ANNOUNCER_ID;
  await question();
  document.body.append(region);
  fake.game.stores.play.setState({ trialState: { phase: "presenting", stage: "fixation" } });
  expect(region.textContent).toBe("The picture is shown now.");
  fake.game.stores.play.setState({ trialState: { phase: "response", log: logOf() } });
  await vi.waitFor(() => expect(region.textContent).toContain("Answer now. 1: "));
  expect(region.textContent).toContain(`1: ${fake.game.pictures.categoryName(trial.choices[0] as string)}`);
  const record = answered(level, trial, { you: null, net: true });
  fake.game.stores.play.setState({
    trialState: { phase: "reveal", log: logOf(), choice: null, rt: null, device: null },
    reveal: { record, stimulus },
  });
  const truth = fake.game.pictures.categoryName(trial.answer);
  await vi.waitFor(() => expect(region.textContent).toContain(truth));
});

test("an element that has left the page hears no keys", async () => {
  await question();
  root.remove();
  press("1");
  expect(fake.play.answer).not.toHaveBeenCalled();
});

describe("levels of another kind", () => {
  const answer = async (id: string) => {
    const other = await openLevel(fake.game, id);
    const first = other.trials[0] as Trial;
    playing(fake.game, other.level, other.trials, {
      score: { you: 3, net: 2, of: 4 },
      trialState: { phase: "reveal", log: logOf(), choice: first.answer, rt: ms(650), device: "keyboard" },
      reveal: { record: answered(other.level, first, { you: true, net: false }), stimulus },
    });
    root = show(playScreen(fake.game));
    await appears(root, ".brief");
  };

  test("brief feedback says right or wrong and waits for nobody", async () => {
    await answer("more-time");
    expect(root.querySelector(".brief.right")).not.toBeNull();
    expect(wordsOf(find(root, ".play-score"))).toMatch(/3.*2/);
    press("Enter");
    expect(fake.play.next).not.toHaveBeenCalled();
  });

  test("where neither cue is right, nothing is ticked and nothing is tallied", async () => {
    await answer("texture-or-shape");
    expect(root.querySelector(".outcome")).toBeNull();
    expect(root.querySelector(".play-score")).toBeNull();
  });
});
