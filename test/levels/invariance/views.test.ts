// @vitest-environment happy-dom

import { describe, expect, test, vi } from "vitest";
import { button, find, wordsOf } from "../../overlay/fake-game";
import { levelPage } from "../level-page";

const page = levelPage("invariance");

describe("the lab", () => {
  /** Each word is a class of its own. */
  const words = (label: string) => [{ index: ["lark", "mitten", "beagle"].indexOf(label), label, probability: 0.8 }];

  test("the net answers every change, and says whether it keeps its word", async () => {
    const said = vi.spyOn(page.fake.game.net, "guesses").mockResolvedValue(words("lark"));
    await page.openLab(".lab-sliders");
    await vi.waitFor(() =>
      expect(wordsOf(find(page.root, ".lab-word"))).toContain("it said “lark”. It keeps its word."),
    );
    said.mockResolvedValue(words("mitten"));
    page.move("Turn", 90);
    await vi.waitFor(() => expect(wordsOf(find(page.root, ".lab-word"))).toContain("It says something else."));
    expect(wordsOf(find(page.root, ".lab-bars"))).toContain("mitten");
    // Nothing but the turn was touched: it counts for the challenge.
    expect(wordsOf(page.root)).toContain("90° makes it say “mitten”");
  });

  test("sliders say their values, keys and buttons change the same picture", async () => {
    await page.openLab(".lab-sliders");
    expect([page.said("Size"), page.said("Turn")]).toEqual(["70%", "0°"]);
    const press = (key: string, init: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
      find(page.root, ".lab-picture").dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(press("[")).toBe(true);
    await vi.waitFor(() => expect(page.said("Turn")).toBe("3°"));
    expect(press("[", { ctrlKey: true })).toBe(false);
    expect(press("constructor")).toBe(false);
    button(page.root, "Mirror").click();
    await vi.waitFor(() => expect(button(page.root, "Mirror").getAttribute("aria-pressed")).toBe("true"));
    button(page.root, "Reset").click();
    await vi.waitFor(() =>
      expect([page.said("Turn"), button(page.root, "Mirror").getAttribute("aria-pressed")]).toEqual(["0°", "false"]),
    );
  });

  test("another object begins with nothing said", async () => {
    vi.spyOn(page.fake.game.net, "guesses").mockResolvedValue(words("lark"));
    await page.openLab(".lab-sliders");
    await vi.waitFor(() => expect(wordsOf(find(page.root, ".lab-word"))).toContain("lark"));
    vi.spyOn(page.fake.game.net, "guesses").mockResolvedValue(words("beagle"));
    const choice = find<HTMLSelectElement>(page.root, ".lab-object select");
    choice.value = "dog-malamute";
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    await vi.waitFor(() => expect(wordsOf(find(page.root, ".lab-word"))).toContain("“beagle”. It keeps"));
  });

  test("without a net the picture can still be changed, and the page says why nobody answers", async () => {
    page.fake.tellNet({ kind: "absent", opponent: "mobilenet-v1-025", reason: "no-backend", detail: "" } as never);
    await page.openLab(".lab-sliders");
    expect(wordsOf(page.root)).toContain("No net can run here");
  });

  test("is said in the other language, all of it", async () => {
    await page.openLab(".lab-sliders");
    await page.expectAllInChinese();
  });
});

describe("the turntable", () => {
  const words = (label: string) => [{ index: ["sofa", "mitten"].indexOf(label), label, probability: 0.8 }];
  const table = () => find(page.root, "turntable-lab");

  test("the net answers every view, and says whether it keeps the front's word", async () => {
    const said = vi.spyOn(page.fake.game.net, "guesses").mockResolvedValue(words("sofa"));
    await page.openLab(".turntable-picture");
    await vi.waitFor(() => expect(wordsOf(table())).toContain("From the front, it said “sofa”. It keeps its word."));
    said.mockResolvedValue(words("mitten"));
    page.move("View", 90);
    await vi.waitFor(() => expect(wordsOf(find(table(), ".lab-word"))).toContain("It says something else."));
    expect(wordsOf(find(table(), ".turntable-seen"))).toBe("It was asked about 2 of 12 views; in 1 it says that word.");
  });

  test("turns by keys, looks from above by key or button, and takes another model from its front", async () => {
    vi.spyOn(page.fake.game.net, "guesses").mockResolvedValue(words("sofa"));
    const compose = vi.spyOn(page.fake.game.pictures, "compose");
    await page.openLab(".turntable-picture");
    const view = () => page.said("View");
    const press = (key: string) =>
      find(page.root, ".turntable-picture").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    press("ArrowLeft");
    await vi.waitFor(() => expect(view()).toBe("315°"));
    button(page.root, "From above").click();
    await vi.waitFor(() =>
      expect([view(), button(page.root, "From above").getAttribute("aria-pressed")]).toEqual(["270°", "true"]),
    );
    await vi.waitFor(() => expect(compose.mock.calls.at(-1)?.[0].object).toMatchObject({ view: 270, above: true }));
    const choice = find<HTMLSelectElement>(table(), ".lab-object select");
    const [, second] = choice.options;
    choice.value = second?.value ?? "";
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    await vi.waitFor(() => expect(view()).toBe("0°"));
    await vi.waitFor(() => expect(compose.mock.calls.at(-1)?.[0].object.id).toBe(second?.value));
  });
});

describe("the explanation", () => {
  test("a step changes the picture, and the sliders say how", async () => {
    await page.explain();
    expect([page.said("Move"), page.said("Turn"), page.said("Contrast")]).toEqual(["0 points", "0°", "100%"]);
    await page.turnTo("shift");
    expect(page.said("Move")).toBe("9 points");
    await page.turnTo("light");
    expect([page.said("Contrast"), page.pressed("Complex cell")]).toEqual(["30%", "true"]);
    page.move("Move", -1);
    await vi.waitFor(() => expect(page.said("Move")).toBe("-1 point"));
  });
});
