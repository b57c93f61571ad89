import { errorConsistencyOf, type Quadrants } from "../../../core/stats/agreement";
import { type ShareInterval, wilson } from "../../../core/stats/intervals";
import { isUndefined, visitPairsOf } from "../../../core/stats/subject-pairs";
import type { ConditionTrials } from "../trials/condition-trials";
import type { PairInterval } from "./pair-interval";

/** κ with its interval; all NaN (JSON: null) where κ is not defined. */
export interface KappaInterval {
  readonly point: number;
  readonly low: number;
  readonly high: number;
}

/** Two subjects in one condition, over the pictures that both judged. */
export interface PairResult {
  readonly a: string;
  readonly b: string;
  readonly n: number;
  readonly accuracyA: ShareInterval;
  readonly accuracyB: ShareInterval;
  readonly expected: number;
  readonly observed: number;
  readonly kappa: KappaInterval;
  readonly quadrants: Quadrants;
}

/** A condition's pairs that share a picture, by a and then by b, made as they are asked for. */
export class PairList implements Iterable<PairResult> {
  /**
   * @param length how many pairs share a picture. @param fewest the fewest pictures that one of them shares.
   */
  constructor(
    readonly trials: ConditionTrials,
    readonly length: number,
    readonly fewest: number,
    readonly interval: PairInterval,
    readonly confidence: number,
  ) {}

  *[Symbol.iterator](): Generator<PairResult> {
    const { subjects, packed } = this.trials;
    if (this.length === 0) return;
    const answers = new Int8Array(packed.pictures);
    for (let a = 0; a < packed.subjects; a++) {
      const counts: number[] = [];
      visitPairsOf(packed, a, answers, (_, b, bothWrong, onlyA, onlyB, bothRight) => {
        if (bothWrong + onlyA + onlyB + bothRight > 0) counts.push(b, bothWrong, onlyA, onlyB, bothRight);
      });
      for (let i = 0; i < counts.length; i += 5) {
        const [b, bothWrong, onlyA, onlyB, bothRight] = counts.slice(i, i + 5) as [
          number,
          number,
          number,
          number,
          number,
        ];
        yield this.#result(subjects[a] as string, subjects[b] as string, { bothWrong, onlyA, onlyB, bothRight });
      }
    }
  }

  #result(a: string, b: string, counts: PairResult["quadrants"]): PairResult {
    const { n, expected, observed, kappa } = errorConsistencyOf(counts);
    const [rightA, rightB] = [counts.bothRight + counts.onlyA, counts.bothRight + counts.onlyB];
    const none = isUndefined(n, rightA, rightB);
    return {
      a,
      b,
      n,
      accuracyA: wilson(rightA, n, this.confidence),
      accuracyB: wilson(rightB, n, this.confidence),
      expected,
      observed,
      kappa: none
        ? { point: Number.NaN, low: Number.NaN, high: Number.NaN }
        : { point: kappa, ...this.interval(counts) },
      quadrants: counts,
    };
  }

  /** The first pairs. */
  first(count: number): PairResult[] {
    const found: PairResult[] = [];
    for (const pair of this) {
      if (found.length >= count) break;
      found.push(pair);
    }
    return found;
  }
}
