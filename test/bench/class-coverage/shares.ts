import type { Rng } from "../../../src/core/rng";
import { percentileInterval } from "../../../src/core/stats/agreement";
import { classShare, type PersonCount } from "../../../src/core/stats/class-interval";
import { mean, sd } from "../../../src/core/stats/describe";
import { wilson } from "../../../src/core/stats/intervals";
import { studentT } from "../../../src/core/stats/student";
import { normal } from "./designs";

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 500;
const logit = (p: number) => Math.log(p / (1 - p));
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** The ways of making an interval of a class's share that were compared; the last is the one in use. */
export const shareMethods: Readonly<Record<string, (counts: readonly PersonCount[], rng: Rng) => Bounds>> = {
  "trials pooled (Wilson)": (counts) => {
    const sum = total(counts);
    return wilson(sum.correct, sum.n);
  },
  "bootstrap over people": (counts, rng) =>
    percentileInterval(
      Array.from({ length: RESAMPLES }, () => {
        const { n, correct } = total(counts.map(() => rng.pick(counts)));
        return correct / n;
      }),
    ),
  "t over people's logits": (counts) => {
    const logits = counts.map(({ n, correct }) => logit((correct + 0.5) / (n + 1)));
    const half = (studentT(counts.length - 1) * sd(logits)) / Math.sqrt(counts.length);
    return { low: logistic(mean(logits) - half), high: logistic(mean(logits) + half) };
  },
  "classShare (effective n, t)": (counts) => classShare(counts),
};

function total(counts: readonly PersonCount[]): PersonCount {
  return counts.reduce((sum, { n, correct }) => ({ n: sum.n + n, correct: sum.correct + correct }), {
    n: 0,
    correct: 0,
  });
}

/** A person whose share, in logits, strays from `middle` by a normal draw. */
export function countOf(rng: Rng, middle: number, spread: number, n: number): PersonCount {
  const p = logistic(logit(middle) + spread * normal(rng));
  let correct = 0;
  for (let trial = 0; trial < n; trial++) if (rng.next() < p) correct++;
  return { n, correct };
}

/** The mean share of such people: a sum over the normal distribution in steps of a hundredth. */
export function meanShare(middle: number, spread: number): number {
  let [sum, weights] = [0, 0];
  for (let z = -6; z <= 6; z += 0.01) {
    const weight = Math.exp((-z * z) / 2);
    sum += weight * logistic(logit(middle) + spread * z);
    weights += weight;
  }
  return sum / weights;
}
