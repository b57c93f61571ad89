import { accuracyAt } from "../../../../src/core/stats/eccentricity-fit";
import { figure } from "../../../../src/levels/fovea/figure";
import { estimated, flashLevel, recordOf } from "../blocks";
import type { CoverageCase } from "../case";

/** Eyes that differ in E2, in the size that they can just see at the gaze, and in slips. */
export async function eccentricityCases(): Promise<CoverageCase[]> {
  const played = await flashLevel("fovea");
  const one = (e2: number, threshold: number, lapse: number): CoverageCase => ({
    name: `E2: ${e2}°, sees ${threshold}° at the gaze, slips ${Math.round(100 * lapse)} %`,
    level: "fovea",
    method: "integrated likelihood",
    truth: e2,
    unit: "°",
    simulate: (rng) => {
      const records = played.trials(rng).map((trial) => {
        if (!trial.place) throw new Error("a trial without a place");
        const shape = { threshold, slope: 3, e2, chance: 1 / trial.choices.length, lapse };
        return recordOf(trial, rng.next() < accuracyAt(shape, trial.place.eccentricity, trial.place.diameter));
      });
      return estimated(figure, played, records, "e2");
    },
  });
  return [
    ...[0.2, 0.3, 0.45].map((threshold) => one(2, threshold, 0.02)),
    ...[0, 0.05, 0.12].map((lapse) => one(2, 0.3, lapse)),
    one(0.75, 0.3, 0.02),
    one(0.75, 0.2, 0.02),
    one(4, 0.3, 0.02),
  ];
}
