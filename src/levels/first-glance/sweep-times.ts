import { arrivalAt, type SweepStation, sweep } from "../../content/sweep";

/** The station the wave reached last, or null before the first. */
export function stationAt(time: number): SweepStation["key"] | null {
  return sweep.findLast((station) => arrivalAt(station) <= time)?.key ?? null;
}

export function isStation(key: string): key is SweepStation["key"] {
  return sweep.some((station) => station.key === key);
}
