import type { Rng } from "../../../src/core/rng";
import { median } from "../../../src/core/stats/describe";

/** An interval as a screen shows it; null where that side, or the value, is not determined. */
export interface ShownInterval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** One figure of one level, met by one observer whose truth is known. */
export interface CoverageCase {
  /** The figure, and the observer: "threshold with a mask, 100 ms, slips 2 %". */
  readonly name: string;
  readonly level: string;
  /** How the interval is made: "integrated likelihood", "Wilson". */
  readonly method: string;
  readonly truth: number;
  /** Names the unit of truth and width: "ms", "°", "share". */
  readonly unit: string;
  /** Plays one block and returns the interval that its results screen would show. */
  simulate(rng: Rng): ShownInterval;
}

/** What many blocks of a case came to. */
export interface CoverageRow {
  readonly name: string;
  readonly level: string;
  readonly method: string;
  readonly truth: number;
  readonly unit: string;
  readonly blocks: number;
  /** Share of blocks whose interval held the truth; an open end holds everything. */
  readonly coverage: number;
  /** Median of the values that were told; null where none was. */
  readonly median: number | null;
  /** Share of blocks that told a value. */
  readonly told: number;
  /** Median width of the intervals with two ends; null where there was none. */
  readonly width: number | null;
  /** Share of blocks without a lower, and without an upper end. */
  readonly openLow: number;
  readonly openHigh: number;
}

export function measure(one: CoverageCase, blocks: number, rngOf: (block: number) => Rng): CoverageRow {
  const shown = Array.from({ length: blocks }, (_, block) => one.simulate(rngOf(block)));
  const share = (test: (each: ShownInterval) => boolean) => shown.filter(test).length / blocks;
  const { name, level, method, truth, unit } = one;
  return {
    name,
    level,
    method,
    truth,
    unit,
    blocks,
    coverage: share(({ low, high }) => (low ?? -Infinity) <= truth && truth <= (high ?? Infinity)),
    median: middle(shown.flatMap(({ value }) => value ?? [])),
    told: share(({ value }) => value !== null),
    width: middle(shown.flatMap(({ low, high }) => (low === null || high === null ? [] : [high - low]))),
    openLow: share(({ low }) => low === null),
    openHigh: share(({ high }) => high === null),
  };
}

const middle = (values: readonly number[]): number | null => (values.length > 0 ? median(values) : null);
