import { type SweepStation, sweep } from "../../content/sweep";

/** The moving picture runs on a little after the last area has lit up. */
export const SWEEP_END_MS = 120;

/** When the moving picture lights a station: the middle of its range. */
const onset = ({ from, to }: SweepStation): number => (from + to) / 2;

/** The station that the wave reached last, or null before the first. */
export function stationAt(time: number): SweepStation["key"] | null {
  return sweep.findLast((station) => onset(station) <= time)?.key ?? null;
}

export function isStation(key: string): key is SweepStation["key"] {
  return sweep.some((station) => station.key === key);
}
