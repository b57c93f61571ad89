import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockGrain, isTooCoarse } from "../../../src/core/stats/clock-grain";

/** A clock that steps by `grain`, read `burst` times within some microseconds in each of 40 frames. */
function readings(grain: number, { rate = 60, burst = 200, lateness = 0.3 } = {}): number[] {
  const out: number[] = [];
  for (let frame = 0; frame < 40; frame++)
    for (let i = 0; i < burst; i++) {
      const time = 4321.7 + (frame * 1000) / rate + lateness * ((frame * 7) % 5) * 0.4 + i * 0.0002;
      out.push(Math.floor(time / grain) * grain);
    }
  return out;
}

describe("clockGrain", () => {
  it.each([0.1, 1, 2])("finds a step of %d ms, though frames are much longer", (grain) => {
    expect(clockGrain(readings(grain))).toBeCloseTo(grain, 2);
  });

  it.each([1000 / 60, 100])("finds a step of %d ms that is as long as a frame or longer", (grain) => {
    for (const rate of [60, 75]) expect(clockGrain(readings(grain, { rate }))).toBeCloseTo(grain, 1);
  });

  it("takes a clock finer than any that matters for a fine one", () => {
    expect(clockGrain(readings(0.005))).toBeLessThan(0.05);
  });

  it("finds the grid of a clock that was read but once a frame", () => {
    expect(clockGrain([0, 16, 33, 50, 66, 83, 100])).toBe(1);
  });

  it("says nothing of a clock that hardly moved", () => {
    expect(clockGrain([])).toBeNull();
    expect(clockGrain([5, 5, 5, 5, 5, 5])).toBeNull();
    expect(clockGrain([0, 100, 200, 300])).toBeNull();
  });

  it("is never more than the smallest step, and every step is a multiple of it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }).map((tenths) => tenths / 10),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 60 }),
        (grain, steps) => {
          let time = 100;
          const times = [time, ...steps.map((count) => (time += count * grain))];
          const found = clockGrain(times) as number;
          expect(found).toBeLessThanOrEqual(Math.min(...steps) * grain + 0.01);
          for (const count of steps) {
            const multiples = (count * grain) / found;
            expect(Math.abs(multiples - Math.round(multiples)) * found).toBeLessThan(0.05);
          }
        },
      ),
    );
  });
});

describe("isTooCoarse", () => {
  it("depends on how long a refresh is", () => {
    expect(isTooCoarse(1, 60)).toBe(false);
    expect(isTooCoarse(1, 240)).toBe(false);
    expect(isTooCoarse(2, 240)).toBe(true);
    expect(isTooCoarse(1000 / 60, 60)).toBe(true);
    expect(isTooCoarse(1000 / 60, 30)).toBe(true);
    expect(isTooCoarse(100, 10)).toBe(true);
  });

  it("does not doubt a clock of which nothing is known", () => {
    expect(isTooCoarse(null, 60)).toBe(false);
    expect(isTooCoarse(undefined, 60)).toBe(false);
  });
});
