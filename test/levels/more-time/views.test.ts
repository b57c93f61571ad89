// @vitest-environment happy-dom

import { describe, expect, test, vi } from "vitest";
import { find, wordsOf } from "../../overlay/fake-game";
import { levelPage } from "../level-page";

const page = levelPage("more-time");

describe("the explanation", () => {
  const mask = () => find<HTMLInputElement>(page.root, '.time-none input[type="checkbox"]');

  test("begins without a mask; moving the slider brings it, and says what is left", async () => {
    await page.explain();
    expect(mask().checked).toBe(true);
    expect(wordsOf(find(page.root, ".time-rest"))).toContain("No mask: in V1, feedback goes on.");
    page.move("Mask appears after", 40);
    await vi.waitFor(() => expect(mask().checked).toBe(false));
    expect(page.said("Mask appears after")).toBe("40 ms");
    expect(wordsOf(find(page.root, ".time-rest"))).toMatch(/In V1/);
  });

  test("the step about the mask brings it, the one before takes it away, the others leave it", async () => {
    await page.explain();
    await page.turnTo("mask");
    expect([mask().checked, page.said("Mask appears after")]).toEqual([false, "50 ms"]);
    await page.turnTo("feedback");
    expect(mask().checked).toBe(true);
  });
});
