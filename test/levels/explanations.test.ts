// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { SweepRequest } from "../../src/app/ports";
import { ms } from "../../src/core/units";
import { levelParts } from "../../src/levels/level-parts";
import { explanationScreen } from "../../src/overlay/explanation/explanation-screen";
import { appears, button, type FakeGame, fakeGame, find, readyNet, show, wordsOf } from "../overlay/fake-game";

let fake: FakeGame;
let root: HTMLElement;
beforeEach(async () => {
  fake = await fakeGame();
});

async function open(id: string): Promise<void> {
  root = show(explanationScreen(fake.game, id, levelParts));
  await appears(root, ".step-words");
}
const said = (name: string) => find(root, `input[aria-label="${name}"]`).getAttribute("aria-valuetext");
const title = () => wordsOf(find(root, ".step-words h2"));
const pressed = (name: string) => button(root, name).getAttribute("aria-pressed");

function move(name: string, value: number): void {
  const input = find<HTMLInputElement>(root, `input[aria-label="${name}"]`);
  input.value = String(value);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Turns to the step that has this key. */
async function turnTo(id: string, key: string): Promise<void> {
  const { explanation } = await fake.game.levels.words(id);
  const index = explanation.findIndex((step) => step.key === key);
  (root.querySelectorAll(".step")[index] as HTMLElement).click();
  await vi.waitFor(() => expect(title()).toBe(explanation[index]?.title));
}

describe("the first wave", () => {
  const sweep = async () => {
    await open("first-glance");
    await vi.waitFor(() => expect(fake.stage.sweep).toHaveBeenCalled());
    const request = fake.stage.sweep.mock.calls.at(-1)?.[1] as Required<SweepRequest>;
    const handle = await fake.stage.sweep.mock.results.at(-1)?.value;
    await Promise.resolve();
    return { request, handle };
  };

  test("the words follow the wave while it plays, and not while it rests", async () => {
    const { request } = await sweep();
    const { explanation } = await fake.game.levels.words("first-glance");
    const titleOf = (key: string) => explanation.find((step) => step.key === key)?.title;
    request.onTime(95);
    await Promise.resolve();
    expect(title()).toBe(explanation[0]?.title);
    request.onPlaying(true);
    request.onTime(52);
    await vi.waitFor(() => expect(title()).toBe(titleOf("v1")));
    request.onTime(95);
    await vi.waitFor(() => expect(title()).toBe(titleOf("it")));
  });

  test("a step stops the wave where it has just lit its area; another one shows the end", async () => {
    const { handle } = await sweep();
    await turnTo("first-glance", "v2");
    expect(handle.pause).toHaveBeenCalled();
    expect(handle.step).toHaveBeenCalledWith("v2");
    await turnTo("first-glance", "net");
    expect(handle.seek).toHaveBeenCalledWith(120);
  });

  test("the slider seeks, says the time as about that, and brings the words along", async () => {
    const { request, handle } = await sweep();
    move("Slow motion", 52);
    expect(handle.seek).toHaveBeenCalledWith(52);
    request.onTime(52);
    await vi.waitFor(() => expect(said("Slow motion")).toBe("about 52 ms after the picture"));
    const { explanation } = await fake.game.levels.words("first-glance");
    expect(title()).toBe(explanation.find(({ key }) => key === "v1")?.title);
    expect(wordsOf(find(root, ".slider-said"))).toBe("52 ms");
  });

  test("play begins again from the end", async () => {
    const { request, handle } = await sweep();
    request.onTime(120);
    request.onPlaying(false);
    (await vi.waitFor(() => button(root, "From the start"))).click();
    expect(handle.seek).toHaveBeenCalledWith(0);
    expect(handle.play).toHaveBeenCalled();
  });

  test("the moving picture is drawn anew in the other language, and stops when the page is left", async () => {
    const { handle } = await sweep();
    await fake.game.settings.speak("zh-CN");
    await vi.waitFor(() => {
      const request = fake.stage.sweep.mock.calls.at(-1)?.[1] as SweepRequest;
      expect(request.labels.net).toMatch(/\p{Script=Han}/u);
    });
    await new Promise((resolve) => setTimeout(resolve));
    handle.pause.mockClear();
    root.remove();
    expect(handle.pause).toHaveBeenCalledOnce();
  });
});

describe("small and cluttered", () => {
  test("a step sets size and ground, and the slider goes on from there", async () => {
    await open("small-and-cluttered");
    expect([said("Size"), pressed("Calm background")]).toEqual(["85%", "true"]);
    await turnTo("small-and-cluttered", "clutter");
    expect([said("Size"), pressed("Busy background")]).toEqual(["60%", "true"]);
    move("Size", 0.25);
    await vi.waitFor(() => expect(said("Size")).toBe("25%"));
    // 0.25 × 224 points of the net's input.
    expect(wordsOf(find(root, "figcaption"))).toContain("56 × 56");
    button(root, "Calm background").click();
    await vi.waitFor(() => expect(pressed("Busy background")).toBe("false"));
  });
});

describe("more time", () => {
  const mask = () => find<HTMLInputElement>(root, '.time-none input[type="checkbox"]');

  test("begins without a mask; moving the slider brings it, and says what is left", async () => {
    await open("more-time");
    expect(mask().checked).toBe(true);
    expect(wordsOf(find(root, ".time-rest"))).toContain("No mask: in V1, feedback goes on.");
    move("Mask appears after", 40);
    await vi.waitFor(() => expect(mask().checked).toBe(false));
    expect(said("Mask appears after")).toBe("40 ms");
    expect(wordsOf(find(root, ".time-rest"))).toMatch(/In V1/);
  });

  test("the step about the mask brings it, the one before takes it away, the others leave it", async () => {
    await open("more-time");
    await turnTo("more-time", "mask");
    expect([mask().checked, said("Mask appears after")]).toEqual([false, "50 ms"]);
    await turnTo("more-time", "feedback");
    expect(mask().checked).toBe(true);
  });
});

describe("texture or shape", () => {
  const scores = [0.1, 0.05, 0.05, 0.1, 0.4, 0.1, 0.1, 0.1];

  test("a net that arrives late still gives its verdict", async () => {
    fake.tellNet({ kind: "warming", opponent: "mobilenet-v1-025" });
    await open("texture-or-shape");
    await vi.waitFor(() => expect(wordsOf(find(root, ".cue-verdict"))).toContain("The net is not ready yet."));
    vi.spyOn(fake.game.net, "ask").mockResolvedValue({
      choice: "horse",
      scores,
      tie: false,
      top5: [{ index: 1, label: "sorrel", probability: 0.4 }],
      model: "m",
      backend: "wasm",
      time: ms(1),
    });
    fake.tellNet(readyNet);
    await vi.waitFor(() => expect(wordsOf(find(root, ".cue-verdict"))).toContain("sorrel"));
    expect(root.querySelectorAll(".cue-verdict .bar")).toHaveLength(8);
  });

  test("a step chooses shape, texture and how much of it", async () => {
    await open("texture-or-shape");
    await turnTo("texture-or-shape", "net");
    const chosen = [...root.querySelectorAll<HTMLSelectElement>("select")].map(({ value }) => value);
    expect(chosen).toEqual(["bird", "sheep"]);
    await turnTo("texture-or-shape", "you");
    expect(said("From photograph to silhouette")).toBe("Silhouette");
    move("From photograph to silhouette", 0);
    await vi.waitFor(() => expect(said("From photograph to silhouette")).toBe("Photograph"));
  });
});

describe("pooling", () => {
  test("a step changes the picture, and the sliders say how", async () => {
    await open("invariance");
    expect([said("Move"), said("Turn"), said("Contrast")]).toEqual(["0 points", "0°", "100%"]);
    await turnTo("invariance", "shift");
    expect(said("Move")).toBe("9 points");
    await turnTo("invariance", "light");
    expect([said("Contrast"), pressed("Complex cell")]).toEqual(["30%", "true"]);
    move("Move", -1);
    await vi.waitFor(() => expect(said("Move")).toBe("-1 point"));
  });
});

describe("glimpses", () => {
  test("glimpses come one by one, begin again after the fifth, and are stitched on a step", async () => {
    await open("glimpses");
    const rings = () => root.querySelectorAll(".gaze-path circle").length;
    await vi.waitFor(() => expect(rings()).toBe(2));
    for (const count of [3, 4, 5, 1, 2]) {
      root.querySelector<HTMLElement>(".stitch-controls button")?.click();
      await vi.waitFor(() => expect(rings()).toBe(count));
    }
    await turnTo("glimpses", "stitch");
    await vi.waitFor(() => expect(rings()).toBe(5));
    expect(pressed("Stitch")).toBe("true");
  });

  test("without a net the map of uncertainty says why it is not there", async () => {
    await open("glimpses");
    await turnTo("glimpses", "choose");
    const t = () => fake.game.stores.language.getState().t;
    await vi.waitFor(() =>
      expect(wordsOf(find(root, '.stitch-picture [aria-live="polite"]'))).toBe(t()("glimpses.explain.no-net" as never)),
    );
    expect(root.querySelector(".stitch-cell")).toBeNull();
  });
});

describe("the concept cell", () => {
  test("shows the model before any net, and offers to ask the net", async () => {
    await open("grandmother-cell");
    expect(root.querySelectorAll(".concept-table tbody tr")).toHaveLength(5);
    expect(root.querySelectorAll("td.model")).toHaveLength(5);
    expect(root.querySelectorAll("td.net")).toHaveLength(0);
    expect(root.querySelector(".concept-ask")).not.toBeNull();
  });

  test("goes to another concept", async () => {
    await open("grandmother-cell");
    button(root, "cow").click();
    await vi.waitFor(() => expect(pressed("cow")).toBe("true"));
    expect(wordsOf(find(root, "caption"))).toContain("cow");
  });
});

describe("the fovea", () => {
  test("says how strong the blur is, and shows the cortex on its step alone", async () => {
    await open("fovea");
    expect(said("Blur")).toBe("6 × an eye’s");
    move("Blur", 3);
    await vi.waitFor(() => expect(said("Blur")).toBe("3 × an eye’s"));
    expect(root.querySelector(".cortex-strip")).toBeNull();
    await turnTo("fovea", "cortex");
    expect(root.querySelector(".cortex-strip")).not.toBeNull();
  });
});
