import { figure } from "../../../../src/levels/more-time/figure";
import { estimated, flashLevel, logistic, recordOf } from "../blocks";
import type { CoverageCase } from "../case";

/** Of a block, the trials with a mask or without: 35 each. */
const SERIES = ["masked", "unmasked"] as const;

/** Observers of exposure: thresholds, slopes per unit of ln(ms), and shares of trials lost to slips. */
export async function exposureCases(): Promise<CoverageCase[]> {
  const played = await flashLevel("more-time");
  const one = (series: (typeof SERIES)[number], threshold: number, slope: number, slips: number): CoverageCase => ({
    name: `threshold ${series}: ${threshold} ms, slope ${slope}, slips ${Math.round(100 * slips)} %`,
    level: "more-time",
    method: "integrated likelihood",
    truth: threshold,
    unit: "ms",
    simulate: (rng) => {
      const own = played.trials(rng).filter(({ timing }) => timing.mask > 0 === (series === "masked"));
      const records = own.map((trial) => {
        const record = recordOf(trial, false);
        const shown = record.presentation?.shown ?? Number.NaN;
        const p = 0.25 + (0.75 - slips) * logistic(slope * Math.log(shown / threshold));
        return { ...record, correct: rng.next() < p };
      });
      return estimated(figure, played, records, `threshold-${series}`);
    },
  });
  return [
    ...[40, 60, 100, 150].flatMap((threshold) =>
      [0, 0.02, 0.05, 0.12].map((slips) => one("masked", threshold, 3, slips)),
    ),
    ...[60, 100].flatMap((threshold) => [1.5, 5].map((slope) => one("masked", threshold, slope, 0.02))),
    ...[40, 60].map((threshold) => one("unmasked", threshold, 3, 0.02)),
  ];
}
