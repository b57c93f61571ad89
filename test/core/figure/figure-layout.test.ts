import { describe, expect, it } from "vitest";
import { dodge, legendPlaces, place, textWidth, tickLabels, wrapText } from "../../../src/core/figure/figure-layout";

describe("the layout of a figure", () => {
  it("places values on linear, logarithmic and named axes, and lets none leave", () => {
    const ticks = [33, 500];
    const log = { scale: "log", low: 33, high: 500, ticks, unit: "ms" } as const;
    expect(place(log, 33)).toBe(0);
    expect(place(log, Math.sqrt(33 * 500))).toBeCloseTo(0.5, 12);
    expect(place(log, 9000)).toBe(1);
    expect(place({ ...log, scale: "linear", low: 0, high: 10 }, 2.5)).toBe(0.25);
    expect(place({ ...log, scale: "category", ticks: [0, 1] }, 1)).toBe(0.75);
  });

  it("keeps tick labels apart and inside", () => {
    const width = 300;
    const labels = ["photograph", "drawing", "silhouette", "written word"].map((text, i) => ({ text, x: 20 + i * 85 }));
    const placed = tickLabels(labels, width);
    for (const { text, x } of placed) {
      expect(x - textWidth(text) / 2).toBeGreaterThanOrEqual(0);
      expect(x + textWidth(text) / 2).toBeLessThanOrEqual(width);
    }
    for (const a of placed)
      for (const b of placed)
        if (a !== b && a.row === b.row)
          expect(Math.abs(a.x - b.x)).toBeGreaterThan((textWidth(a.text) + textWidth(b.text)) / 2);
  });

  it("wraps a legend and long sentences", () => {
    expect(legendPlaces([100, 100, 100], 240)).toEqual([
      { x: 0, row: 0 },
      { x: 116, row: 0 },
      { x: 0, row: 1 },
    ]);
    const lines = wrapText("Share of right answers, with guessing at one in four", 150);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(150);
    expect(wrapText("图片出现的时间越长答对的越多", 80).every((line) => textWidth(line) <= 80)).toBe(true);
  });

  it("sets series beside each other around the true place", () => {
    expect(dodge(0, 1)).toBe(0);
    expect(dodge(0, 2)).toBe(-dodge(1, 2));
  });
});
