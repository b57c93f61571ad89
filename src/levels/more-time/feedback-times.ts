import { type SweepStation, sweep } from "../../content/sweep";

/** Time a signal takes from one area down to the next, for the drawing: no single value is established. */
const STEP_DOWN_MS = 15;

/** What happens at one station, in ms after the picture's onset. */
export interface StationTimes {
  readonly key: SweepStation["key"];
  /** The first wave arrives: the midpoint of the measured range. */
  readonly forward: number;
  /** Signals from the area above arrive; null for the retina and the LGN, where the drawing shows none, and for IT. */
  readonly back: number | null;
  /** The mask's own wave arrives; null without a mask. */
  readonly mask: number | null;
}

/**
 * When waves pass each station. The mask's wave is the picture's, delayed by the SOA; feedback starts when the first
 * wave has fully reached IT.
 * @param soa ms from the picture's onset to the mask's; null for no mask
 */
export function stationTimes(soa: number | null): StationTimes[] {
  const order = sweep.map(({ key }) => key);
  const top = order.indexOf("it");
  const turn = sweep[top]?.to ?? 0;
  return sweep.map(({ key, from, to }, index) => {
    const forward = (from + to) / 2;
    const isCortex = key === "v1" || key === "v2" || key === "v4";
    return {
      key,
      forward,
      back: isCortex ? turn + STEP_DOWN_MS * (top - index) : null,
      mask: soa === null ? null : forward + soa,
    };
  });
}

/** Time feedback can act at a station before the mask's wave arrives: 0 when it comes too late, null when unlimited. */
export function feedbackLeft(key: SweepStation["key"], soa: number | null): number | null {
  const times = stationTimes(soa).find((each) => each.key === key);
  if (!times || times.back === null) return 0;
  return times.mask === null ? null : Math.max(0, times.mask - times.back);
}
