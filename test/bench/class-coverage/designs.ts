import type { Rng } from "../../../src/core/rng";
import { accuracyAt, fitEccentricity } from "../../../src/core/stats/eccentricity-fit";
import type { BoundedEstimate } from "../../../src/core/stats/integrated-likelihood";
import { type Observation, psychometric } from "../../../src/core/stats/logistic-fit";
import { fitPsychometric } from "../../../src/core/stats/psychometric";

/** Chance and lapse of the simulated people; the levels' own number of choices. */
const LAPSE = 0.02;

/** A standard normal draw (Box and Muller). */
export const normal = (rng: Rng): number =>
  Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());

/** A class whose people differ, and what is estimated from it, on the scale on which its interval is made. */
export interface Design<Person> {
  readonly name: string;
  readonly truth: number;
  readonly person: (rng: Rng) => Person;
  readonly estimate: (people: readonly Person[]) => BoundedEstimate;
}

const EXPOSURES = [33, 50, 100, 200, 500];
const TRIALS = 7;
const chance = 0.25;

/** The exposures of more-time, seven trials at each; people's ln thresholds are normal around ln 80 ms. */
export function exposureDesign(spread: number): Design<readonly Observation[]> {
  const truth = Math.log(80);
  return {
    name: `threshold of more-time (ms), people's ln thresholds differ by ${spread}`,
    truth,
    person: (rng) => {
      const shape = { threshold: truth + spread * normal(rng), slope: 3, chance, lapse: LAPSE };
      return EXPOSURES.map((ms) => answers(rng, Math.log(ms), TRIALS, psychometric(Math.log(ms), shape)));
    },
    estimate: (people) => {
      const { threshold } = fitPsychometric(summed(people.flat()), {
        chance,
        lapse: "unknown",
        direction: "rising",
        range: { low: Math.log(5), high: Math.log(2000) },
      });
      return threshold;
    },
  };
}

interface Placed {
  readonly eccentricity: number;
  readonly diameter: number;
  readonly n: number;
  readonly correct: number;
}

const PLACES = [
  ...[0, 3, 6, 10, 15].map((eccentricity) => ({ eccentricity, diameter: 1.6 })),
  ...[0.6, 0.35, 0.2].map((diameter) => ({ eccentricity: 0, diameter })),
];

/** The places of fovea without the screen's edge, eight trials at each; ln E2 and ln θ0 both differ between people. */
export function eccentricityDesign(spread: number): Design<readonly Placed[]> {
  const truth = Math.log(2);
  return {
    name: `E2 of fovea (°), people's ln E2 and ln size differ by ${spread}`,
    truth,
    person: (rng) => {
      const shape = {
        threshold: 0.3 * Math.exp(spread * normal(rng)),
        e2: Math.exp(truth + spread * normal(rng)),
        slope: 2.5,
        chance: 1 / 6,
        lapse: LAPSE,
      };
      return PLACES.map(({ eccentricity, diameter }) => {
        const { n, correct } = answers(rng, 0, 8, accuracyAt(shape, eccentricity, diameter));
        return { eccentricity, diameter, n, correct };
      });
    },
    estimate: (people) => {
      const { e2 } = fitEccentricity(summedPlaces(people.flat()), { chance: 1 / 6, lapse: "unknown" });
      const ln = (value: number | null) => (value === null ? null : Math.log(value));
      return { value: ln(e2.value), low: ln(e2.low), high: ln(e2.high) };
    },
  };
}

function answers(rng: Rng, x: number, n: number, p: number): Observation {
  let correct = 0;
  for (let trial = 0; trial < n; trial++) if (rng.next() < p) correct++;
  return { x, n, correct };
}

function summed(observations: readonly Observation[]): Observation[] {
  const by = new Map<number, { x: number; n: number; correct: number }>();
  for (const { x, n, correct } of observations) {
    const sum = by.get(x) ?? { x, n: 0, correct: 0 };
    sum.n += n;
    sum.correct += correct;
    by.set(x, sum);
  }
  return [...by.values()];
}

function summedPlaces(places: readonly Placed[]): Placed[] {
  const by = new Map<string, { eccentricity: number; diameter: number; n: number; correct: number }>();
  for (const { eccentricity, diameter, n, correct } of places) {
    const key = `${eccentricity}/${diameter}`;
    const sum = by.get(key) ?? { eccentricity, diameter, n: 0, correct: 0 };
    sum.n += n;
    sum.correct += correct;
    by.set(key, sum);
  }
  return [...by.values()];
}
