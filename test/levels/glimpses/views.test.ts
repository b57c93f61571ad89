// @vitest-environment happy-dom

import { describe, expect, test, vi } from "vitest";
import { find, wordsOf } from "../../overlay/fake-game";
import { levelPage } from "../level-page";

const page = levelPage("glimpses");

describe("the explanation", () => {
  test("glimpses come one by one, begin again after the fifth, and are stitched on a step", async () => {
    await page.explain();
    const rings = () => page.root.querySelectorAll(".gaze-path circle").length;
    await vi.waitFor(() => expect(rings()).toBe(2));
    for (const count of [3, 4, 5, 1, 2]) {
      page.root.querySelector<HTMLElement>(".stitch-controls button")?.click();
      await vi.waitFor(() => expect(rings()).toBe(count));
    }
    await page.turnTo("stitch");
    await vi.waitFor(() => expect(rings()).toBe(5));
    expect(page.pressed("Stitch")).toBe("true");
  });

  test("without a net the map of uncertainty says why it is not there", async () => {
    await page.explain();
    await page.turnTo("choose");
    const t = () => page.fake.game.stores.language.getState().t;
    await vi.waitFor(() =>
      expect(wordsOf(find(page.root, '.stitch-picture [aria-live="polite"]'))).toBe(
        t()("glimpses.explain.no-net" as never),
      ),
    );
    expect(page.root.querySelector(".stitch-cell")).toBeNull();
  });
});
