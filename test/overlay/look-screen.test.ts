// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Level } from "../../src/content/level";
import type { GlimpseState } from "../../src/core/trial/glimpse-machine";
import type { Trial } from "../../src/core/trial/trial";
import { ms } from "../../src/core/units";
import { greyRaster } from "../../src/core/vision/raster";
import { lookScreen } from "../../src/overlay/glimpses/look-screen";
import { appears, type FakeGame, fakeGame, find, show, wordsOf } from "./fake-game";
import { answered, openLevel, playing, stimulus } from "./played";

let fake: FakeGame;
let level: Level;
let trials: readonly Trial[];
let trial: Trial;
let root: HTMLElement;
let now: number;

beforeEach(async () => {
  now = 10_000;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  fake = await fakeGame();
  ({ level, trials } = await openLevel(fake.game, "glimpses"));
  trial = trials[0] as Trial;
});

const middle = { x: 0.5, y: 0.5 };
const seen = greyRaster(8, 8);

/** @param jumps how many jumps have been made */
const looking = (jumps = 0): GlimpseState => ({
  phase: "looking",
  onset: 9000,
  glimpses: Array.from({ length: jumps + 1 }, (_, i) => ({ gaze: { ...middle, x: 0.5 + i / 10 }, at: ms(i * 300) })),
  disturbed: null,
});

async function open(state: GlimpseState = looking()): Promise<void> {
  playing(fake.game, level, trials, { look: { state, seen } });
  root = show(lookScreen(fake.game));
  await appears(root, ".look-room");
}

/** From looking to the reveal, as the run does it. */
async function reveal(): Promise<void> {
  await open();
  const record = answered(level, trial, { you: true, net: true });
  fake.game.stores.play.setState({ look: { state: { phase: "reveal" }, seen }, reveal: { record, stimulus } });
  await appears(root, ".look-reveal");
}

function press(key: string, init: KeyboardEventInit & { later?: number; on?: Element } = {}): KeyboardEvent {
  const { later = 1000, on = document.body, ...rest } = init;
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...rest });
  Object.defineProperty(event, "timeStamp", { value: now + later });
  on.dispatchEvent(event);
  return event;
}

function point(on: Element, init: PointerEventInit & { later?: number } = {}): void {
  const { later = 1000, ...rest } = init;
  const event = new PointerEvent("pointerdown", { bubbles: true, button: 0, ...rest });
  Object.defineProperty(event, "timeStamp", { value: now + later });
  on.dispatchEvent(event);
}

describe("looking", () => {
  test("says how many looks are left, and then asks for the name", async () => {
    await open();
    expect(wordsOf(find(root, ".look-left"))).toBe("4 looks left");
    expect(root.querySelectorAll(".look-dots i")).toHaveLength(4);
    fake.game.stores.play.setState({ look: { state: looking(4), seen } });
    await vi.waitFor(() => expect(wordsOf(find(root, ".look-left"))).toBe("What was it?"));
    expect(find(root, ".look-scene").classList.contains("spent")).toBe(true);
  });

  test("a press on the scene sends the eye there", async () => {
    await open();
    const scene = find(root, ".look-scene");
    scene.getBoundingClientRect = () => ({ left: 100, top: 50, width: 200, height: 200 }) as DOMRect;
    point(scene, { clientX: 150, clientY: 200 });
    expect(fake.play.post).toHaveBeenCalledExactlyOnceWith({
      type: "saccade",
      gaze: { x: 0.25, y: 0.75 },
      at: now + 1000,
    });
  });

  test("arrow keys move a cross from the gaze, Enter sends the eye to it", async () => {
    await open();
    expect(press("Enter").defaultPrevented).toBe(false);
    for (const key of ["ArrowLeft", "ArrowLeft", "ArrowUp"]) expect(press(key).defaultPrevented).toBe(true);
    await appears(root, ".look-cursor");
    press("Enter");
    const gaze = { x: expect.closeTo(0.42, 9), y: expect.closeTo(0.46, 9) };
    expect(fake.play.post).toHaveBeenCalledExactlyOnceWith({ type: "saccade", gaze, at: now + 1000 });
    await vi.waitFor(() => expect(root.querySelector(".look-cursor")).toBeNull());
  });

  test("the cross stays in the scene", async () => {
    await open();
    for (let i = 0; i < 40; i++) press("ArrowRight");
    press("Enter");
    expect(fake.play.post).toHaveBeenCalledWith(expect.objectContaining({ gaze: { x: 1, y: 0.5 } }));
  });

  test("with no look left the arrow keys are the page's own", async () => {
    await open(looking(4));
    expect(press("ArrowLeft").defaultPrevented).toBe(false);
    expect(root.querySelector(".look-cursor")).toBeNull();
  });

  test("a name of an object's own is no arrow", async () => {
    await open();
    expect(press("constructor").defaultPrevented).toBe(false);
    expect(press("toString").defaultPrevented).toBe(false);
  });
});

describe("the answer", () => {
  test.each(["mouse", "touch", "pen"] as const)("comes with a %s as that", async (pointerType) => {
    await open();
    point(find(root, ".choice"), { pointerType });
    expect(fake.play.answer).toHaveBeenCalledExactlyOnceWith(trial.choices[0], now + 1000, pointerType);
  });

  test.each([
    ["a digit", { key: "3" }],
    ["the place of a digit", { key: "ç", code: "Digit3" }],
  ])("comes with %s", async (_, { key, ...init }) => {
    await open();
    press(key, init);
    expect(fake.play.answer).toHaveBeenCalledExactlyOnceWith(trial.choices[2], now + 1000, "keyboard");
  });

  test.each([
    ["a held digit", { repeat: true }],
    ["Ctrl and a digit", { ctrlKey: true }],
  ])("does not come with %s", async (_, init) => {
    await open();
    press("1", init);
    expect(fake.play.answer).not.toHaveBeenCalled();
  });

  test("given before the scene can have been seen was meant for the one before", async () => {
    await open({ phase: "preparing" });
    now += 500;
    fake.game.stores.play.setState({ look: { state: looking(), seen } });
    press("1", { later: 100 });
    expect(fake.play.answer).not.toHaveBeenCalled();
    press("1", { later: 300 });
    expect(fake.play.answer).toHaveBeenCalledOnce();
  });

  test("is final: the choices close while the net looks", async () => {
    await open({
      phase: "answered",
      glimpses: [{ gaze: middle, at: ms(0) }],
      choice: trial.answer,
      rt: 700,
      device: "touch",
      disturbed: null,
    });
    const choices = [...root.querySelectorAll<HTMLButtonElement>(".choice")];
    expect(choices.every((choice) => choice.disabled)).toBe(true);
    press("1");
    expect(fake.play.answer).not.toHaveBeenCalled();
  });
});

describe("the reveal", () => {
  test("shows the truth over the sharp scene, and goes on with Enter", async () => {
    await reveal();
    expect(root.querySelector(".look-truth")).not.toBeNull();
    expect(document.activeElement).toBe(find(root, ".go-on"));
    press("Enter", { later: 100 });
    expect(fake.play.next).not.toHaveBeenCalled();
    press("Enter", { later: 300 });
    expect(fake.play.next).toHaveBeenCalledOnce();
  });

  test("a key that is still held from the answer skips nothing, not even by the button's own click", async () => {
    await reveal();
    expect(press("Enter", { repeat: true, on: find(root, ".go-on") }).defaultPrevented).toBe(true);
    press("Enter", { repeat: true });
    expect(fake.play.next).not.toHaveBeenCalled();
  });

  test("a press that began on the scene was meant for it, however late it ends", async () => {
    await open();
    point(document.body, { later: 10 });
    now += 100;
    const record = answered(level, trial, { you: false, net: null });
    fake.game.stores.play.setState({ look: { state: { phase: "reveal" }, seen }, reveal: { record, stimulus } });
    const goOn = await appears(root, ".go-on");
    const click = new MouseEvent("click", { bubbles: true, detail: 1 });
    Object.defineProperty(click, "timeStamp", { value: now + 2000 });
    goOn.dispatchEvent(click);
    expect(fake.play.next).not.toHaveBeenCalled();
  });
});

test("a scene that is prepared is said to be shown on the frame that shows it", async () => {
  await open({ phase: "preparing" });
  await vi.waitFor(() => expect(fake.play.post).toHaveBeenCalledWith(expect.objectContaining({ type: "shown" })));
});

test("before the first scene it says how the net is", async () => {
  fake.tellNet({ kind: "warming", opponent: "mobilenet-v1-025" });
  playing(fake.game, level, [], { phase: "loading", trial: null });
  root = show(lookScreen(fake.game));
  await appears(root, ".play-cover .net-line");
});

test("Escape is left to the way back, which asks first", async () => {
  await open();
  expect(press("Escape").defaultPrevented).toBe(false);
  expect(fake.play.abandon).not.toHaveBeenCalled();
});
