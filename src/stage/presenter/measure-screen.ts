import { clockGrain, isTooCoarse } from "../../core/stats/clock-grain";
import { hertz } from "../../core/units";
import type { FrameClock } from "./frame-clock";
import { countRefresh, estimateRefresh, type RefreshEstimate } from "./refresh";

/** What is known about the screen and the clock that measures it. */
export interface ScreenEstimate extends RefreshEstimate {
  /** The clock's step in ms; null if unknown. */
  readonly grain: number | null;
}

const MEASURED_FRAMES = 40;
/** An unsteady measurement is repeated up to this many times before it is accepted. */
const MEASUREMENTS = 3;

/** Measures the refresh rate over a few dozen frames, along with the clock's grain. */
export async function measureScreen(clock: FrameClock): Promise<ScreenEstimate> {
  let best: RefreshEstimate | null = null;
  const stamps: number[] = [];
  const readings: number[] = [];
  for (let i = 0; i < MEASUREMENTS && !best?.steady; i++) {
    const run = await collectStamps(clock, MEASURED_FRAMES, readings);
    stamps.push(...run);
    const estimate = estimateRefresh(run);
    if (estimate && (!best || estimate.spread < best.spread)) best = estimate;
  }
  const grain = clockGrain(readings);
  const found = best ?? { refresh: hertz(60), steady: false, spread: 0.5 };
  if (!isTooCoarse(grain, found.refresh)) return { ...found, grain };
  // Stamps that stand still for whole frames give a false rate. The callbacks can still be counted.
  while (stamps.length < MEASUREMENTS * MEASURED_FRAMES)
    stamps.push(...(await collectStamps(clock, MEASURED_FRAMES, readings)));
  return { ...found, refresh: countRefresh(stamps) ?? found.refresh, steady: false, grain };
}

function collectStamps(clock: FrameClock, count: number, readings: number[]): Promise<number[]> {
  return new Promise((resolve) => {
    const stamps: number[] = [];
    const onFrame = (stamp: number) => {
      readings.push(...(clock.readings?.() ?? []));
      if (stamps.push(stamp) >= count) resolve(stamps);
      else clock.requestFrame(onFrame);
    };
    clock.requestFrame(onFrame);
  });
}
