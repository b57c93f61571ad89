import { type Interval, percentileInterval } from "../../../core/stats/agreement";
import type { PackedTrials } from "../../../core/stats/subject-pairs";
import { isUndefined, kappaOf, visitPairs } from "../../../core/stats/subject-pairs";
import type { ConditionTrials } from "../trials/condition-trials";
import { GROUPS, GroupSums } from "./group-sums";

/** Which pairs an average covers: never pairs of several kinds. */
export type PairKind = "human-human" | "human-net" | "net-net";

/** Mean κ over pairs of one kind. Undefined numbers are NaN (JSON: null). */
export interface KappaAverage extends Interval {
  readonly kind: PairKind;
  /** The one net of these pairs; null where they are of all nets, or of none. */
  readonly net: string | null;
  readonly point: number;
  /** Pairs that went in, summed over conditions and data sets. */
  readonly pairs: number;
  /** Pairs in which one of the two made no mistake, or only mistakes. */
  readonly undefinedPairs: number;
  /** How many means it is the mean of: 1 in a condition, then conditions, then data sets. */
  readonly of: number;
}

/** Mean κ of a condition's groups, and what else its pairs show. */
export interface PairPoints {
  readonly means: Float64Array;
  readonly counts: Float64Array;
  readonly undefinedCounts: Float64Array;
  /** Pairs that share a picture. */
  readonly sharing: number;
  readonly notSharing: number;
  /** Pictures shared, summed over pairs. */
  readonly shared: number;
  /** The fewest pictures that a pair shares; Infinity without pairs. */
  readonly fewest: number;
}

/** One pass over a condition's pairs. */
export function pairPoints(trials: PackedTrials, leaveOut: boolean): PairPoints {
  const sums = new GroupSums(trials);
  const lost = new GroupSums(trials);
  let [sharing, notSharing, shared, fewest] = [0, 0, 0, Number.POSITIVE_INFINITY];
  visitPairs(trials, (a, b, bothWrong, onlyA, onlyB, bothRight) => {
    const n = bothWrong + onlyA + onlyB + bothRight;
    if (n === 0) {
      notSharing++;
      return;
    }
    sharing++;
    shared += n;
    fewest = Math.min(fewest, n);
    const place = sums.placeOf(a, b);
    const [rightA, rightB] = [bothRight + onlyA, bothRight + onlyB];
    const vague = isUndefined(n, rightA, rightB);
    if (vague) lost.add(place, 0, 1);
    if (!vague || !leaveOut) sums.add(place, kappaOf(n, rightA, rightB, bothRight), 1);
  });
  const means = new Float64Array(sums.sums.length);
  sums.writeMeans(means, 0);
  lost.writeMeans(new Float64Array(means.length), 0);
  return { means, counts: sums.counts, undefinedCounts: lost.counts, sharing, notSharing, shared, fewest };
}

/**
 * The percentile interval of resampled means, reached out on one side by as much as the resamples are off the mark: in a
 * resample of few pictures more pairs agree on all of them, so that the mean over many pairs lies too high, by more than
 * it varies.
 */
export function averageInterval(drawn: ArrayLike<number>, point: number, confidence: number): Interval {
  const { low, high } = percentileInterval(drawn, confidence);
  let [sum, count] = [0, 0];
  for (let i = 0; i < drawn.length; i++) {
    const value = drawn[i] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  const off = sum / count - point;
  return { low: Math.max(-1, Math.min(low, low - off)), high: Math.min(1, Math.max(high, high - off)) };
}

/**
 * With fewer mistakes (or right answers) than this, on average over subjects, resampling makes a mean look too certain:
 * with 30 or more the interval holds about 92–95 % of true values, with 20 or fewer 84–92 %.
 */
export const LEAST_OF_EACH = 30;

/** How often the rarer kind of answer comes, on average over the subjects from one place to another; NaN without any. */
export function rarerAnswers({ starts, right }: PackedTrials, from: number, to: number): number {
  let sum = 0;
  for (let subject = from; subject < to; subject++) {
    const [begin, end] = [starts[subject] as number, starts[subject + 1] as number];
    let rights = 0;
    for (let trial = begin; trial < end; trial++) rights += right[trial] as number;
    sum += Math.min(rights, end - begin - rights);
  }
  return sum / (to - from);
}

/** A mean that grows: of the points, and of each resample. */
class RunningMean {
  readonly sums: Float64Array;
  readonly counts: Uint32Array;
  points = 0;
  of = 0;
  pairs = 0;
  undefinedPairs = 0;
  /** Summed like the points: how often the rarer kind of answer came. */
  rarer = 0;
  /** Whether some part has no resamples, so that there is no interval. */
  blind = false;

  constructor(
    readonly kind: PairKind,
    readonly net: string | null,
    resamples: number,
  ) {
    this.sums = new Float64Array(resamples);
    this.counts = new Uint32Array(resamples);
  }

  add(point: number, drawn: Float64Array | null, rarer: number, pairs: number, undefinedPairs: number): void {
    this.undefinedPairs += undefinedPairs;
    this.pairs += pairs;
    if (Number.isNaN(point)) return;
    this.points += point;
    this.rarer += rarer;
    this.of++;
    if (drawn === null) {
      this.blind = true;
      return;
    }
    for (let i = 0; i < drawn.length; i++) {
      const value = drawn[i] as number;
      if (Number.isNaN(value)) continue;
      this.sums[i] = (this.sums[i] as number) + value;
      this.counts[i] = (this.counts[i] as number) + 1;
    }
  }

  drawn(): Float64Array | null {
    return this.blind ? null : this.sums.map((sum, i) => sum / (this.counts[i] as number));
  }

  average(confidence: number): KappaAverage {
    const { kind, net, pairs, undefinedPairs, of } = this;
    const point = this.points / of;
    const drawn = this.rarer / of >= LEAST_OF_EACH ? this.drawn() : null;
    return { kind, net, point, ...averageInterval(drawn ?? [], point, confidence), pairs, undefinedPairs, of };
  }
}

/**
 * κ averaged as the field does: over pairs within each condition, then over conditions, then over data sets; each kind of
 * pair by itself, and each net against people. Means without pairs are left out.
 */
export class Averages {
  readonly #groups = new Map<string, RunningMean>();

  constructor(
    readonly resamples: number,
    readonly confidence: number,
  ) {}

  #group(kind: PairKind, net: string | null): RunningMean {
    const key = net === null ? kind : `${kind} ${net}`;
    const found = this.#groups.get(key);
    if (found) return found;
    const made = new RunningMean(kind, net, this.resamples);
    this.#groups.set(key, made);
    return made;
  }

  /** Adds a condition. `drawn` holds its groups' means, one resample after another; null when there are no resamples. */
  addCondition({ subjects, packed }: ConditionTrials, points: PairPoints, drawn: Float64Array | null): void {
    const groups = points.means.length;
    const rarer = (from: number, to: number): number => rarerAnswers(packed, from, to);
    const people = rarer(0, packed.people);
    const add = (place: number, kind: PairKind, net: string | null, answers: number): void => {
      const [pairs, lost] = [points.counts[place] as number, points.undefinedCounts[place] as number];
      if (pairs === 0 && lost === 0) return;
      const column =
        drawn && Float64Array.from({ length: this.resamples }, (_, i) => drawn[i * groups + place] as number);
      this.#group(kind, net).add(points.means[place] as number, column, answers, pairs, lost);
    };
    const nets = rarer(packed.people, packed.subjects);
    add(GROUPS["human-human"], "human-human", null, people);
    add(GROUPS["human-net"], "human-net", null, Math.min(people, nets));
    add(GROUPS["net-net"], "net-net", null, nets);
    for (let net = packed.people; net < subjects.length; net++) {
      const answers = Math.min(people, rarer(net, net + 1));
      add(GROUPS.firstNet + net - packed.people, "human-net", subjects[net] as string, answers);
    }
  }

  /** Adds another mean as one part. */
  addAverages(other: Averages): void {
    for (const { kind, net, points, rarer, of, pairs, undefinedPairs, drawn } of other.#parts()) {
      this.#group(kind, net).add(points / of, drawn, rarer / of, pairs, undefinedPairs);
    }
  }

  *#parts() {
    for (const group of this.#groups.values()) {
      const { kind, net, points, rarer, of, pairs, undefinedPairs } = group;
      yield { kind, net, points, rarer, of, pairs, undefinedPairs, drawn: group.drawn() };
    }
  }

  /** The three kinds, then each net against people; a single net's own line only says its name. */
  results(): readonly KappaAverage[] {
    const all = [...this.#groups.values()];
    const ordered = [...all.filter(({ net }) => net === null), ...all.filter(({ net }) => net !== null)];
    return ordered.map((group) => group.average(this.confidence));
  }
}
