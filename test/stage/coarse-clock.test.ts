import { describe, expect, it } from "vitest";
import { ms } from "../../src/core/units";
import { greyRaster } from "../../src/core/vision/raster";
import { createPresenter } from "../../src/stage/presenter/presenter";
import { countRefresh, estimateRefresh } from "../../src/stage/presenter/refresh";
import { FakeScreen, fakeFrame, type ScreenOptions } from "./fake-screen";

const timing = { fixation: ms(500), exposure: ms(100), gap: ms(0), mask: ms(200), deadline: ms(3000) };

async function shown(options: ScreenOptions) {
  const screen = new FakeScreen(options);
  const presenter = createPresenter({
    host: {} as HTMLElement,
    clock: screen,
    createSurface: screen.createSurface,
    createFrame: fakeFrame,
    watchPaints: () => (options.presents ? screen.watchPaints() : null),
    window: null,
  });
  await screen.play(presenter.measureRefresh());
  await presenter.prepare({ timing, picture: greyRaster(8, 8, 10), mask: greyRaster(8, 8, 200), calm: false });
  screen.seen.length = 0;
  const log = await screen.play(presenter.present(() => {}));
  return { screen, presenter, log };
}

describe("a clock that stands still for whole frames", () => {
  for (const [grain, rate] of [
    [1000 / 60, 60],
    [1000 / 60, 144],
    [1000 / 60, 75],
    [100, 60],
    [100, 120],
  ] as const)
    it(`is never called exact: ${grain.toFixed(1)} ms at ${rate} Hz; its callbacks are counted all the same`, async () => {
      const { log, screen, presenter } = await shown({ rate, grain });
      expect(log.verdict).toEqual({ kind: "invalid", reason: "coarse-clock" });
      expect(log.clockGrain).toBeCloseTo(grain, 1);
      expect(presenter.clockGrain?.()).toBeCloseTo(grain, 1);
      for (const unknown of ["steady", "refreshSpread"]) expect(unknown in log).toBe(false);
      expect(log.droppedFrames).toBe(0);
      // By count the picture was up for what was asked, give or take what the clock hides of the rate.
      expect(Math.abs(log.refresh / rate - 1)).toBeLessThan(0.02);
      expect(Math.abs(screen.count("picture") / rate - 0.1)).toBeLessThan(0.011);
    });

  it("is not trusted with the browser's account either, which it tells", async () => {
    const { log } = await shown({ rate: 60, grain: 100, presents: () => 0.5 });
    expect(log.verdict).toEqual({ kind: "invalid", reason: "coarse-clock" });
  });

  it.each([0.005, 0.1, 1])("is no matter where it steps by %d ms", async (grain) => {
    const { log } = await shown({ rate: 60, grain });
    expect(log).toMatchObject({ verdict: { kind: "exact" }, shownFrames: 6, steady: true, refresh: 60 });
    expect(log.clockGrain).toBeLessThanOrEqual(grain + 0.05);
    expect(log.refreshSpread).toBeLessThan(0.1);
  });

  it("is unknown where nobody can read it, and then no reason for doubt", async () => {
    const { log, presenter } = await shown({ rate: 60 });
    expect(log.verdict).toEqual({ kind: "exact" });
    expect("clockGrain" in log).toBe(false);
    expect(presenter.clockGrain?.()).toBeNull();
  });
});

describe("frames that come too rarely for any screen", () => {
  it.each([10, 15, 20])("at %d Hz are not called steady, nor their exposures exact", async (rate) => {
    const stamps = Array.from({ length: 60 }, (_, i) => (i * 1000) / rate);
    expect(estimateRefresh(stamps)).toMatchObject({ refresh: rate, steady: false });
    const { log } = await shown({ rate, grain: 0.005 });
    expect(log).toMatchObject({ steady: false, verdict: { kind: "invalid", reason: "unsteady-refresh" } });
  });

  it.each([24, 30, 48])("at %d Hz may well be a screen's", (rate) => {
    const stamps = Array.from({ length: 60 }, (_, i) => (i * 1000) / rate);
    expect(estimateRefresh(stamps)?.steady).toBe(true);
  });
});

it("a rate is counted from the callbacks alone, to as much as the clock's step allows", () => {
  const stamps = (rate: number, grain: number) =>
    Array.from({ length: 120 }, (_, i) => Math.floor((i * 1000) / rate / grain) * grain);
  expect(countRefresh(stamps(60, 100))).toBe(60);
  expect(countRefresh(stamps(144, 1000 / 60))).toBe(144);
  expect(countRefresh([7, 7, 7])).toBeNull();
});
