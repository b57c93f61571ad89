import { describe, expect, it } from "vitest";
import { brightnessAt, mosaic, wakefulness } from "../../src/stage/backdrop/mosaic";

describe("mosaic", () => {
  it("is densest in the middle, bounded in number, and the same each time", () => {
    for (const [width, height] of [
      [1280, 800],
      [360, 640],
      [3840, 2160],
    ] as const) {
      const cells = mosaic(width, height);
      expect(cells.length).toBeGreaterThan(400);
      expect(cells.length).toBeLessThan(2900);
      expect(cells).toEqual(mosaic(width, height));
      expect((cells[20] as (typeof cells)[number]).radius).toBeLessThan(
        (cells.at(-1) as (typeof cells)[number]).radius / 2,
      );
    }
  });

  it("stays dim under the words", () => {
    const cells = mosaic(1280, 800);
    const middle = cells.filter((cell) => Math.abs(cell.x - 640) < 150 && Math.abs(cell.y - 400) < 120);
    expect(Math.max(...middle.map((cell) => brightnessAt(cell, 1280, 800, 330)))).toBeLessThan(0.3);
  });

  it("wakes quickly and falls asleep slowly", () => {
    expect(wakefulness(-1.1)).toBe(0);
    expect(wakefulness(0)).toBe(1);
    expect(wakefulness(1)).toBeGreaterThan(wakefulness(-0.6));
  });
});
