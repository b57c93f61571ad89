import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noTrails, TRAIL_CELLS, trailCell, trailGradient, withVerdict } from "../../../src/levels/invariance/trails";
import { changed, onlyTurned, RANGES, START, specOf } from "../../../src/levels/invariance/transform";
import { verdictRate } from "../../../src/levels/invariance/verdict-rate";

describe("a transform", () => {
  test("stays within what can be composed, whatever is asked", () => {
    const any = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(fc.record({ x: any, y: any, size: any, turn: any, light: any, contrast: any }), (change) => {
        const next = changed(START, change);
        for (const [dimension, { low, high }] of Object.entries(RANGES)) {
          const value = next[dimension as keyof typeof RANGES];
          expect(value).toBeGreaterThanOrEqual(low);
          expect(value).toBeLessThanOrEqual(high);
        }
        // The same direction, whole circles apart.
        const off = Math.abs(next.turn - change.turn) % 360;
        expect(Math.min(off, 360 - off)).toBeLessThan(1e-3);
      }),
    );
  });

  test("is what it was at the start unless it is changed", () => {
    expect(changed(START, {})).toEqual(START);
    expect(onlyTurned(changed(START, { turn: 30 }))).toBe(true);
    expect(onlyTurned(changed(START, { turn: 30, mirror: true }))).toBe(false);
    expect(specOf("dog-1", START)).toEqual({
      object: { id: "dog-1", x: 0.5, y: 0.5, size: 0.7, turn: 0, mirror: false },
      background: { kind: "grey" },
      light: 1,
    });
  });
});

describe("trails", () => {
  test("verdicts along one slider stay on it, and begin anew when another slider moves", () => {
    let trails = withVerdict(noTrails, START, true);
    trails = withVerdict(trails, changed(START, { turn: 40 }), false);
    expect(trails.turn.cells[trailCell("turn", 0)]).toBe("kept");
    expect(trails.turn.cells[trailCell("turn", 40)]).toBe("changed");
    expect(trails.size.cells.filter((cell) => cell !== null)).toEqual(["changed"]);
    trails = withVerdict(trails, changed(START, { turn: 40, size: 0.5 }), true);
    expect(trails.turn.cells.filter((cell) => cell !== null)).toEqual(["kept"]);
  });

  test("a cell for every value", () => {
    expect(trailCell("turn", -180)).toBe(0);
    expect(trailCell("turn", 180)).toBe(TRAIL_CELLS - 1);
    expect(trailGradient(["kept", null])).toContain("var(--net) 0.00% 50.00%");
  });
});

describe("the rate", () => {
  test("counts verdicts a second, and leaves pauses out", () => {
    expect(verdictRate([0, 100, 200])).toBeNull();
    expect(verdictRate([0, 100, 200, 300])).toBeCloseTo(10);
    expect(verdictRate([0, 5000, 5050, 5100, 5150])).toBeCloseTo(20);
  });
});
