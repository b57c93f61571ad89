import { describe, expect, it } from "vitest";
import { createRng } from "../../src/core/rng";
import { estimateRefresh, snapRefresh } from "../../src/stage/presenter/refresh";

const RATES = [30, 48, 50, 60, 72, 75, 90, 100, 120, 144, 165, 180, 200, 240];

interface Disturbance {
  /** Largest shift of a stamp, in periods. */
  readonly jitter?: number;
  readonly missed?: number;
  /** Stamps are rounded down to multiples of this, ms. */
  readonly grain?: number;
}

function stampsAt(rate: number, { jitter = 0, missed = 0, grain = 0 }: Disturbance = {}, count = 60): number[] {
  const rng = createRng(`${rate}/${jitter}/${missed}/${grain}`);
  const stamps: number[] = [];
  for (let k = 0; stamps.length < count; k++) {
    if (rng.next() < missed) continue;
    const stamp = 1234.5 + ((k + rng.between(-jitter, jitter)) * 1000) / rate;
    stamps.push(grain ? Math.floor(stamp / grain) * grain : stamp);
  }
  return stamps;
}

describe("estimateRefresh", () => {
  for (const rate of RATES) {
    it(`finds ${rate} Hz, also with jitter, missed frames and coarse stamps`, () => {
      for (const disturbance of [
        {},
        { jitter: 0.1 },
        { missed: 0.3 },
        { jitter: 0.08, missed: 0.2 },
        { grain: 0.1 },
        { grain: 1 },
      ])
        expect(estimateRefresh(stampsAt(rate, disturbance)), JSON.stringify(disturbance)).toMatchObject({
          refresh: rate,
          steady: true,
        });
    });
  }

  it("tolerates stamps that come early now and then", () => {
    for (const rate of [60, 120]) {
      const stamps = stampsAt(rate).map((stamp, i) => (i % 12 === 2 ? stamp - 0.3 * (1000 / rate) : stamp));
      expect(estimateRefresh(stamps)).toMatchObject({ refresh: rate, steady: true });
    }
  });

  it("does not take two callbacks in one frame for two frames", () => {
    const doubled = stampsAt(60).flatMap((stamp) => [stamp, stamp + 0.4]);
    expect(estimateRefresh(doubled)).toMatchObject({ refresh: 60, steady: true });
  });

  it("survives a long stall", () => {
    const stamps = stampsAt(60).map((stamp, i) => (i > 20 ? stamp + 413 : stamp));
    expect(estimateRefresh(stamps)).toMatchObject({ refresh: 60, steady: true });
  });

  it("flags variable refresh", () => {
    const rng = createRng("vrr");
    const stamps = [0];
    for (let i = 0; i < 80; i++) stamps.push((stamps[i] as number) + rng.between(7, 20));
    expect(estimateRefresh(stamps)?.steady).toBe(false);
  });

  it("keeps an unknown rate as measured, and says nothing of too few stamps", () => {
    expect(estimateRefresh(stampsAt(85))?.refresh).toBe(85);
    expect(estimateRefresh([0, 16, 33])).toBeNull();
  });

  it("snaps only within two per cent, to the nearest", () => {
    expect(snapRefresh(59.94)).toBe(60);
    expect(snapRefresh(119.88)).toBe(120);
    expect(snapRefresh(73.4)).toBe(72);
    expect(snapRefresh(73.6)).toBe(75);
    expect(snapRefresh(65.04)).toBe(65);
  });
});
