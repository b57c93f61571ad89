import { describe, expect, test } from "vitest";
import { isContradicted } from "../../src/stage/presenter/pixel-ratio";

/** Widths as browsers compute them: whole pixels of the screen, at least one. */
const drawnAt = (real: number, told: number): number[] =>
  [1.25, 1.6].map((width) => Math.max(1, Math.floor((width / told) * real + 1e-6)) / real);

const RATIOS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.625, 3, 4];

describe("a pixel ratio and the borders a browser draws", () => {
  test.each(RATIOS)("%s is believed where it is true", (ratio) => {
    expect(isContradicted(ratio, drawnAt(ratio, ratio))).toBe(false);
  });

  test.each(RATIOS.filter((ratio) => ratio !== 2))("2 is not believed on a screen of %s", (real) => {
    expect(isContradicted(2, drawnAt(real, 2))).toBe(true);
  });

  test.each(RATIOS.filter((ratio) => ratio !== 1))("1 is not believed on a screen of %s", (real) => {
    expect(isContradicted(1, drawnAt(real, 1))).toBe(true);
  });

  test("an older browser that computes borders as written contradicts nothing", () => {
    expect(isContradicted(2, [1.25 / 2, 1.6 / 2])).toBe(false);
  });

  test("a border that cannot be read contradicts", () => {
    expect(isContradicted(1, [])).toBe(true);
  });
});
