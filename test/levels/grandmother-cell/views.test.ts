// @vitest-environment happy-dom

import { describe, expect, test, vi } from "vitest";
import type { NetDesk } from "../../../src/app/net-desk";
import { appears, button, find, wordsOf } from "../../overlay/fake-game";
import { inspection, levelPage } from "../level-page";

const page = levelPage("grandmother-cell");

describe("the hunt", () => {
  /** Unit 3 answers to cars and nothing else; the others to nothing in particular. */
  const panelNet = (): void => {
    let shown = "";
    const compose = page.fake.game.pictures.compose;
    vi.spyOn(page.fake.game.pictures, "compose").mockImplementation((spec) => {
      shown = spec.object.id;
      return compose(spec);
    });
    vi.spyOn(page.fake.game.net, "ask").mockImplementation((async () =>
      inspection("tabby", (unit) => (unit === 3 && shown.startsWith("car") ? 1 : 0))) as NetDesk["ask"]);
  };

  test("without a net that answers, says so and offers to try again", async () => {
    await page.openLab('.hunt-start [role="alert"]');
    expect(page.root.querySelector(".hunt-show")).not.toBeNull();
  });

  test("the unit that tells cars from all else is found, earns the mark, and is kept", async () => {
    panelNet();
    const keep = vi.spyOn(page.fake.game.notebook, "keep");
    await page.openLab(".unit-grid");
    const unit = (n: number) => find(page.root, ".unit-grid").children[n] as HTMLElement;
    unit(5).click();
    await appears(page.root, ".hunt-claim");
    find(page.root, ".hunt-claim").click();
    await vi.waitFor(() => expect(wordsOf(find(page.root, ".hunt-outcome"))).not.toBe(""));
    expect(page.root.querySelector(".hunt-won")).toBeNull();
    unit(3).click();
    await vi.waitFor(() => expect(wordsOf(find(page.root, ".hunt-reading"))).toContain("1.00"));
    find(page.root, ".hunt-claim").click();
    await appears(page.root, ".hunt-won");
    expect(keep).toHaveBeenCalledOnce();
    const [kept] = keep.mock.calls[0]?.[2] ?? [];
    const points = kept?.type === "curve" ? (kept.series[0]?.points ?? []) : [];
    // Two drawings and three silhouettes carry no interval, and an area is no share of counts.
    for (const point of points) expect(point).toMatchObject({ low: null, high: null, correct: null });
    expect(points[0]).toMatchObject({ y: 1, n: 18, above: 18 });
    expect(wordsOf(page.root)).toContain("Photograph 18 of 18");
    expect(page.root.querySelectorAll(".figure-range")).toHaveLength(0);
    expect(page.fake.game.stores.progress.getState().marks).toEqual(["grandmother-cell"]);
    button(page.root, "cow").click();
    await vi.waitFor(() => expect(page.root.querySelector(".hunt-won")).toBeNull());
  });

  test("arrow keys walk the board of units, and stay on it", async () => {
    panelNet();
    await page.openLab(".unit-grid");
    const board = find(page.root, ".unit-grid");
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

  test("is said in the other language, all of it", async () => {
    await page.openLab(".hunt-start");
    await page.expectAllInChinese();
  });
});

describe("the explanation", () => {
  test("shows the model before any net, and offers to ask the net", async () => {
    await page.explain();
    expect(page.root.querySelectorAll(".concept-table tbody tr")).toHaveLength(5);
    expect(page.root.querySelectorAll("td.model")).toHaveLength(5);
    expect(page.root.querySelectorAll("td.net")).toHaveLength(0);
    expect(page.root.querySelector(".concept-ask")).not.toBeNull();
  });

  test("goes to another concept", async () => {
    await page.explain();
    button(page.root, "cow").click();
    await vi.waitFor(() => expect(page.pressed("cow")).toBe("true"));
    expect(wordsOf(find(page.root, "caption"))).toContain("cow");
  });
});
