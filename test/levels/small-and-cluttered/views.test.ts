// @vitest-environment happy-dom

import { describe, expect, test, vi } from "vitest";
import { button, find, wordsOf } from "../../overlay/fake-game";
import { levelPage } from "../level-page";

const page = levelPage("small-and-cluttered");

describe("the explanation", () => {
  test("a step sets size and ground, and the slider goes on from there", async () => {
    await page.explain();
    expect([page.said("Size"), page.pressed("Calm background")]).toEqual(["85%", "true"]);
    await page.turnTo("clutter");
    expect([page.said("Size"), page.pressed("Busy background")]).toEqual(["60%", "true"]);
    page.move("Size", 0.25);
    await vi.waitFor(() => expect(page.said("Size")).toBe("25%"));
    // 0.25 × 224 points of the net's input.
    expect(wordsOf(find(page.root, "figcaption"))).toContain("56 × 56");
    button(page.root, "Calm background").click();
    await vi.waitFor(() => expect(page.pressed("Busy background")).toBe("false"));
  });
});
