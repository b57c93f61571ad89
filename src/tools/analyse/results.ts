import type { Accuracy } from "../../core/stats/accuracy";
import type { KappaAverage } from "./kappa/averages";
import type { PairList, PairResult } from "./kappa/pair-list";
import type { Gathered } from "./trials/gather";

/** A subject in one condition, over every picture judged there. */
export interface SubjectResult extends Accuracy {
  readonly subject: string;
  readonly net: boolean;
  readonly missed: number;
  /** Median reaction time in seconds over the trials that have one; NaN (JSON: null) without any. */
  readonly medianRt: number;
}

export interface ConditionResult {
  readonly dataSet: string;
  readonly condition: string;
  readonly subjects: readonly SubjectResult[];
  /** Made one at a time as they are asked for, since a few thousand subjects make millions. */
  readonly pairs: PairList;
  /** Pairs of subjects that share no picture in this condition and so have no κ. */
  readonly pairsWithoutSharedImages: number;
  readonly averages: readonly KappaAverage[];
}

export interface DataSetResult {
  readonly name: string;
  readonly files: readonly string[];
  /** How pictures were told apart, and why so. */
  readonly imageRule: { readonly name: string; readonly why: string };
  readonly conditions: readonly string[];
  /** κ averaged over pairs within each condition, then over conditions. */
  readonly averages: readonly KappaAverage[];
}

/** Everything the command reports; `--json` prints it, with null where a number is undefined. */
export interface Analysis extends Omit<Gathered, "dataSets"> {
  readonly format: "glimpse-analysis";
  readonly version: 2;
  readonly files: readonly string[];
  readonly seed: number;
  readonly resamples: number;
  readonly confidence: number;
  /** What became of pairs without a κ of their own in the averages. */
  readonly undefinedKappa: "count" | "leave-out";
  readonly dataSets: readonly DataSetResult[];
  readonly conditions: readonly ConditionResult[];
  /** The data sets' averages, averaged. */
  readonly averages: readonly KappaAverage[];
}

/** What `--json` prints: the pairs as a list. */
export type AnalysisJson = Omit<Analysis, "conditions"> & {
  readonly conditions: readonly (Omit<ConditionResult, "pairs"> & {
    readonly pairCount: number;
    readonly pairs: readonly PairResult[];
  })[];
};
