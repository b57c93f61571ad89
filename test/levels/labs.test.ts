// @vitest-environment happy-dom

import { beforeEach, describe, expect, test, vi } from "vitest";
import type { NetDesk } from "../../src/app/net-desk";
import type { NetInspection } from "../../src/app/net-questions";
import { levelParts } from "../../src/levels/level-parts";
import { labScreen } from "../../src/overlay/lab/lab-screen";
import { appears, button, type FakeGame, fakeGame, find, show, wordsOf } from "../overlay/fake-game";

let fake: FakeGame;
let root: HTMLElement;
beforeEach(async () => {
  fake = await fakeGame();
});

const open = async (id: string, ready: string): Promise<void> => {
  root = show(labScreen(fake.game, id, levelParts));
  await appears(root, ready);
};

const move = (name: string, value: number): void => {
  const input = find<HTMLInputElement>(root, `input[aria-label="${name}"]`);
  input.value = String(value);
  input.dispatchEvent(new Event("input", { bubbles: true }));
};

/** A net whose units answer as they are told. */
const inspection = (word: string, features: (unit: number) => number = () => 0): NetInspection => ({
  probabilities: Float32Array.from({ length: 1000 }, (_, i) => (i === 7 ? 0.9 : 0.0001)),
  features: Float32Array.from({ length: 256 }, (_, unit) => features(unit)),
  map: new Float32Array(0),
  label: (index) => (index === 7 ? word : `word-${index}`),
});

describe("the lab of transforms", () => {
  /** Each word is a class of its own. */
  const words = (label: string) => [{ index: ["lark", "mitten", "beagle"].indexOf(label), label, probability: 0.8 }];

  test("the net answers every change, and says whether it keeps its word", async () => {
    const said = vi.spyOn(fake.game.net, "guesses").mockResolvedValue(words("lark"));
    await open("invariance", ".lab-sliders");
    await vi.waitFor(() => expect(wordsOf(find(root, ".lab-word"))).toContain("it said “lark”. It keeps its word."));
    said.mockResolvedValue(words("mitten"));
    move("Turn", 90);
    await vi.waitFor(() => expect(wordsOf(find(root, ".lab-word"))).toContain("It says something else."));
    expect(wordsOf(find(root, ".lab-bars"))).toContain("mitten");
    // Nothing but the turn was touched: it counts for the challenge.
    expect(wordsOf(root)).toContain("90° makes it say “mitten”");
  });

  test("sliders say their values, keys and buttons change the same picture", async () => {
    await open("invariance", ".lab-sliders");
    const said = (name: string) => find(root, `input[aria-label="${name}"]`).getAttribute("aria-valuetext");
    expect([said("Size"), said("Turn")]).toEqual(["70%", "0°"]);
    const press = (key: string, init: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
      find(root, ".lab-picture").dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(press("[")).toBe(true);
    await vi.waitFor(() => expect(said("Turn")).toBe("3°"));
    expect(press("[", { ctrlKey: true })).toBe(false);
    expect(press("constructor")).toBe(false);
    button(root, "Mirror").click();
    await vi.waitFor(() => expect(button(root, "Mirror").getAttribute("aria-pressed")).toBe("true"));
    button(root, "Reset").click();
    await vi.waitFor(() =>
      expect([said("Turn"), button(root, "Mirror").getAttribute("aria-pressed")]).toEqual(["0°", "false"]),
    );
  });

  test("another object begins with nothing said", async () => {
    vi.spyOn(fake.game.net, "guesses").mockResolvedValue(words("lark"));
    await open("invariance", ".lab-sliders");
    await vi.waitFor(() => expect(wordsOf(find(root, ".lab-word"))).toContain("lark"));
    vi.spyOn(fake.game.net, "guesses").mockResolvedValue(words("beagle"));
    const choice = find<HTMLSelectElement>(root, ".lab-object select");
    choice.value = "dog-malamute";
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    await vi.waitFor(() => expect(wordsOf(find(root, ".lab-word"))).toContain("“beagle”. It keeps"));
  });

  test("without a net the picture can still be changed, and the page says why nobody answers", async () => {
    fake.tellNet({ kind: "absent", opponent: "mobilenet-v1-025", reason: "no-backend", detail: "" } as never);
    await open("invariance", ".lab-sliders");
    expect(wordsOf(root)).toContain("No net can run here");
  });
});

describe("the hunt", () => {
  /** Unit 3 answers to cars and nothing else; the others to nothing in particular. */
  const panelNet = (): void => {
    let shown = "";
    const compose = fake.game.pictures.compose;
    vi.spyOn(fake.game.pictures, "compose").mockImplementation((spec) => {
      shown = spec.object.id;
      return compose(spec);
    });
    vi.spyOn(fake.game.net, "ask").mockImplementation((async () =>
      inspection("tabby", (unit) => (unit === 3 && shown.startsWith("car") ? 1 : 0))) as NetDesk["ask"]);
  };

  test("without a net that answers, says so and offers to try again", async () => {
    await open("grandmother-cell", '.hunt-start [role="alert"]');
    expect(root.querySelector(".hunt-show")).not.toBeNull();
  });

  test("the unit that tells cars from all else is found, earns the mark, and is kept", async () => {
    panelNet();
    const keep = vi.spyOn(fake.game.notebook, "keep");
    await open("grandmother-cell", ".unit-grid");
    const unit = (n: number) => find(root, ".unit-grid").children[n] as HTMLElement;
    unit(5).click();
    await appears(root, ".hunt-claim");
    find(root, ".hunt-claim").click();
    await vi.waitFor(() => expect(wordsOf(find(root, ".hunt-outcome"))).not.toBe(""));
    expect(root.querySelector(".hunt-won")).toBeNull();
    unit(3).click();
    await vi.waitFor(() => expect(wordsOf(find(root, ".hunt-reading"))).toContain("1.00"));
    find(root, ".hunt-claim").click();
    await appears(root, ".hunt-won");
    expect(keep).toHaveBeenCalledOnce();
    const [kept] = keep.mock.calls[0]?.[2] ?? [];
    const points = kept?.type === "curve" ? (kept.series[0]?.points ?? []) : [];
    // Two drawings and three silhouettes carry no interval, and an area is no share of counts.
    for (const point of points) expect(point).toMatchObject({ low: null, high: null, correct: null });
    expect(points[0]).toMatchObject({ y: 1, n: 18, above: 18 });
    expect(wordsOf(root)).toContain("Photograph 18 of 18");
    expect(root.querySelectorAll(".figure-range")).toHaveLength(0);
    expect(fake.game.stores.progress.getState().marks).toEqual(["grandmother-cell"]);
    button(root, "cow").click();
    await vi.waitFor(() => expect(root.querySelector(".hunt-won")).toBeNull());
  });

  test("arrow keys walk the board of units, and stay on it", async () => {
    panelNet();
    await open("grandmother-cell", ".unit-grid");
    const board = find(root, ".unit-grid");
    const at = () => [...board.children].indexOf(document.activeElement as Element);
    (board.children[17] as HTMLElement).focus();
    const press = (key: string) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    const walk = ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowUp", "ArrowUp", "constructor"].map((key) => {
      press(key);
      return at();
    });
    expect(walk).toEqual([18, 34, 33, 17, 1, 1, 1]);
  });
});

describe("the page through a fovea", () => {
  test("begins with the player's own E2, kept within what can be set", async () => {
    const e2 = (value: number) =>
      fake.game.stores.session.setState({
        figures: [
          {
            type: "scale",
            key: "k",
            estimates: [{ owner: "you", name: "e2", value, low: null, high: null, unit: "degrees" }],
          },
        ],
      });
    e2(3.2);
    await open("fovea", ".foveal-controls");
    const said = () => find(root, 'input[aria-label="E2"]').getAttribute("aria-valuetext");
    expect(said()).toBe("3.2°");
    e2(99);
    await open("fovea", ".foveal-controls");
    expect(said()).toBe("10.0°");
  });

  test("the chart of letters has nothing to blur", async () => {
    await open("fovea", ".foveal-controls");
    expect(root.querySelectorAll(".foveal-controls .slider")).toHaveLength(2);
    button(root, "Letters for your eye").click();
    await vi.waitFor(() => expect(root.querySelectorAll(".foveal-controls .slider")).toHaveLength(0));
    expect(find(root, ".foveal-host").getAttribute("aria-label")).toContain("A chart of letters");
  });

  test("the net is asked about the newest picture alone, one at a time", async () => {
    await open("fovea", "net-through-fovea foveal-picture");
    const answers: ((made: NetInspection | null) => void)[] = [];
    const inspect = vi
      .spyOn(fake.game.net, "ask")
      .mockImplementation((() => new Promise((resolve) => answers.push(resolve))) as NetDesk["ask"]);
    const { onSeen } = find(root, "net-through-fovea foveal-picture") as unknown as { onSeen: (seen: unknown) => void };
    for (const seen of ["first", "second", "third"]) onSeen(seen);
    await vi.waitFor(() => expect(inspect).toHaveBeenCalledOnce());
    answers[0]?.(inspection("first word"));
    await vi.waitFor(() =>
      expect(inspect.mock.calls.map(([, asked]) => asked)).toEqual([{ raster: "first" }, { raster: "third" }]),
    );
    answers[1]?.(inspection("malamute"));
    await vi.waitFor(() => expect(wordsOf(find(root, ".net-fovea-bars li"))).toBe("malamute90%"));
  });
});

test.each([
  ["invariance", ".lab-sliders"],
  ["grandmother-cell", ".hunt-start"],
  ["fovea", "net-through-fovea foveal-picture .foveal"],
])("the lab of %s is said in the other language, all of it", async (id, ready) => {
  await open(id, ready);
  await fake.game.settings.speak("zh-CN");
  await vi.waitFor(() => expect(wordsOf(find(root, "h1"))).toMatch(/\p{Script=Han}/u));
  await vi.waitFor(() => {
    const names = [...root.querySelectorAll("[aria-label]")].map((each) => each.getAttribute("aria-label") ?? "");
    expect(names.filter((name) => !/\p{Script=Han}|^E2$/u.test(name))).toEqual([]);
    const texts = [...root.querySelectorAll("p, h2, button")].map(wordsOf).filter((text) => /[a-z]{4}/.test(text));
    expect(texts).toEqual([]);
  });
});
