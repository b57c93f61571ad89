import type { TrialRecord } from "../trial/record";

/** How many flashes a screen was late with. */
export interface LateFlashes {
  /** Flashes that came and went. */
  readonly shown: number;
  /** Those of them that were up for more or fewer frames than requested, whether shown again or kept. */
  readonly late: number;
}

/** Fewer late flashes than this, or a smaller share, happen to any device. */
const FEW = 3;
const SHARE = 0.2;

/** @param records all of a block, practice and discarded ones included */
export function lateFlashes(records: readonly TrialRecord[]): LateFlashes {
  const shown = records.filter(({ presentation }) => presentation !== null);
  return {
    shown: shown.length,
    late: shown.filter(({ presentation }) => presentation?.verdict.kind === "off-by").length,
  };
}

/** Whether so many were late that it tells of the device. */
export const isOftenLate = ({ shown, late }: LateFlashes): boolean => late >= FEW && late >= SHARE * shown;
