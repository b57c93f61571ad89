import type { Rng } from "../../../src/core/rng";
import {
  accuracyAt,
  type EccentricityObservation,
  type EccentricityShape,
} from "../../../src/core/stats/eccentricity-fit";

export const eccentricities = [0, 3, 6, 10, 15];
export const diameters = [1.5, 3, 6, 12];
export const observer: EccentricityShape = { threshold: 1.2, slope: 3, e2: 2, chance: 0.25, lapse: 0.02 };

/** How often an observer of this shape is right, of `each` trials at every size and eccentricity. */
export function observe(shape: EccentricityShape, each: number, rng: Rng): EccentricityObservation[] {
  return eccentricities.flatMap((eccentricity) =>
    diameters.map((diameter) => {
      const p = accuracyAt(shape, eccentricity, diameter);
      const correct = Array.from({ length: each }, () => rng.next() < p).filter(Boolean).length;
      return { eccentricity, diameter, n: each, correct };
    }),
  );
}
