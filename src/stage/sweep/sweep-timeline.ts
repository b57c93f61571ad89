import type { SweepArea, SweepLayer } from "../../app/ports";
import { arrivalAt, sweep } from "../../content/sweep";

/**
 * The areas in the order of the sweep. `from` and `to` are the range that the content cites; `at` is when the animation
 * lights the area: the middle of that range.
 */
export const AREAS: readonly {
  readonly id: SweepArea;
  readonly from: number;
  readonly at: number;
  readonly to: number;
}[] = sweep.map((station) => ({ id: station.key, from: station.from, at: arrivalAt(station), to: station.to }));

/** Parts of the net, each shown beside the area whose work it is likened to. The LGN has no counterpart. */
export const LAYERS = [
  { id: "input", beside: "retina" },
  { id: "early", beside: "v1" },
  { id: "middle", beside: "v2" },
  { id: "late", beside: "v4" },
  { id: "classifier", beside: "it" },
] as const satisfies readonly { readonly id: SweepLayer; readonly beside: SweepArea }[];

/** How many times slower than life the animation plays. */
export const SLOWDOWN = 110;
/** The picture itself is up for this long, in ms. */
export const EXPOSURE = 100;
/** An area lights up over this many ms. */
const RISE = 7;

/** How far an area (or the layer beside it) is awake: 0 before the wave, a flash to 1.0 as it arrives, then rest. */
export function activation(area: SweepArea, time: number): number {
  const at = latencyOf(area);
  if (time < at - RISE) return 0;
  if (time < at) return (time - (at - RISE)) / RISE;
  return 1;
}

/** The extra glow just after the wave arrived: 1 at its arrival, gone some 25 ms later. */
export function freshness(area: SweepArea, time: number): number {
  const since = time - latencyOf(area);
  if (since < -RISE) return 0;
  if (since < 0) return 1 + since / RISE;
  return Math.exp(-since / 9);
}

export function latencyOf(area: SweepArea): number {
  return (AREAS.find((one) => one.id === area) as (typeof AREAS)[number]).at;
}

/**
 * How far the wave has travelled: 0 at the picture, 1 at the retina, 2 at the LGN, … 6 at IT, with fractions between.
 */
export function wavePosition(time: number): number {
  let before = 0;
  for (let i = 0; i < AREAS.length; i++) {
    const { at } = AREAS[i] as (typeof AREAS)[number];
    if (time < at) return i + Math.max(0, time - before) / (at - before);
    before = at;
  }
  return AREAS.length;
}
