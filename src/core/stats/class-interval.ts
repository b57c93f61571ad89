import { mean } from "./describe";
import type { BoundedEstimate } from "./integrated-likelihood";
import { normalQuantile, type ShareInterval, wilson, wilsonOf } from "./intervals";
import { studentT } from "./student";

/** One person's answers: n of them, `correct` right. */
export interface PersonCount {
  readonly n: number;
  readonly correct: number;
}

/** With fewer people, how much people differ cannot be told, and their trials are pooled. */
export const LEAST_PEOPLE = 3;

/** What an interval rests on: how much people differ, or their trials, as if all were one person's. */
export type ClassBasis = "people" | "trials";

export interface ClassShare extends ShareInterval {
  readonly n: number;
  readonly correct: number;
  /** How many people have trials. */
  readonly people: number;
  readonly basis: ClassBasis;
}

/**
 * The share of right answers in a class, with an interval for the people it stands for. Trials of one person are alike,
 * so n trials of m people say less than n trials of n people: the variance of the pooled share comes from how people
 * differ (the ratio estimator of cluster sampling). Its ratio to the binomial one, the design effect, at least 1, shrinks
 * n; Student's t with m − 1 degrees of freedom widens what Wilson's interval makes of the rest. With fewer than
 * {@link LEAST_PEOPLE} people it is Wilson's interval over the trials.
 *
 * @param counts one per person; those without trials are left out.
 * @returns without trials the point is NaN and the interval 0..1.
 * @throws RangeError on impossible counts or confidence.
 * Sources: Cochran 1977, Sampling Techniques, section 9A (the variance); Korn & Graubard 1998, Survey Methodology 24
 * (an effective n with t, in a score interval); Wilson 1927. Coverage: test/bench/class-coverage.
 */
export function classShare(counts: readonly PersonCount[], confidence = 0.95): ClassShare {
  const seen = counts.filter(({ n }) => n > 0);
  const n = seen.reduce((sum, each) => sum + each.n, 0);
  const correct = seen.reduce((sum, each) => sum + each.correct, 0);
  const people = seen.length;
  const plain = wilson(correct, n, confidence);
  if (people < LEAST_PEOPLE) return { ...plain, n, correct, people, basis: "trials" };
  const point = correct / n;
  const strays = seen.reduce((sum, each) => sum + (each.correct - each.n * point) ** 2, 0);
  const variance = ((people / (people - 1)) * strays) / (n * n);
  const binomial = (point * (1 - point)) / n;
  const design = binomial > 0 ? Math.max(1, variance / binomial) : 1;
  const z = normalQuantile(0.5 + confidence / 2);
  const t = studentT(people - 1, confidence);
  const effective = (n / design) * (z / t) ** 2;
  return { ...wilsonOf(point, effective, confidence), point, n, correct, people, basis: "people" };
}

export interface ClassEstimate extends BoundedEstimate {
  readonly people: number;
  readonly basis: ClassBasis;
}

/** Beyond this, people are left out in groups: the interval hardly gains, and each group costs a fit. */
const MOST_GROUPS = 40;

/**
 * An estimate from the pooled trials of a class, with an interval for the people it stands for: the jackknife leaves out
 * one person at a time (groups of them, if there are more than 40) and takes Student's t. With fewer than
 * {@link LEAST_PEOPLE} people, or where leaving one out leaves no value, it is the fit's own interval over the trials.
 *
 * @param people what each person contributes.
 * @param estimate the estimate of some people with its interval over trials, in a unit in which errors are about symmetrical
 * (the logarithm of a threshold).
 * Sources: Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 11; Kott 2001, J. Official Statistics 17
 * (leaving out groups). Coverage: test/bench/class-coverage.
 */
export function classEstimate<Person>(
  people: readonly Person[],
  estimate: (some: readonly Person[]) => BoundedEstimate,
): ClassEstimate {
  const whole = estimate(people);
  const pooled = { ...whole, people: people.length, basis: "trials" as const };
  if (people.length < LEAST_PEOPLE || whole.value === null) return pooled;
  const groups = Math.min(people.length, MOST_GROUPS);
  const without: number[] = [];
  for (let group = 0; group < groups; group++) {
    const { value } = estimate(people.filter((_, index) => index % groups !== group));
    if (value === null) return pooled;
    without.push(value);
  }
  const centre = mean(without);
  const squares = without.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const half = studentT(groups - 1) * Math.sqrt(((groups - 1) / groups) * squares);
  return {
    value: whole.value,
    low: whole.value - half,
    high: whole.value + half,
    people: people.length,
    basis: "people",
  };
}
