import { type Accuracy, accuracyOf } from "../core/stats/accuracy";
import { type Quadrants, quadrants } from "../core/stats/agreement";
import { aboveChance, chanceLevel } from "../core/stats/chance";
import { median } from "../core/stats/describe";
import type { TrialRecord } from "../core/trial/record";
import { countedRecords } from "../core/trial/score";
import { type BlockAgreement, blockAgreement } from "./block-agreement";

export interface ConditionSummary {
  readonly name: string;
  readonly you: Accuracy;
  readonly net: Accuracy | null;
}

/** The outcome of a finished block. */
export interface BlockSummary {
  /** The records that count, in the order of the trials. */
  readonly records: readonly TrialRecord[];
  readonly chance: number;
  readonly you: Accuracy;
  /** Null unless a net judged every trial. */
  readonly net: Accuracy | null;
  /** Median reaction time in ms over answered trials; null when none was answered. */
  readonly medianRt: number | null;
  readonly quadrants: Quadrants | null;
  readonly agreement: BlockAgreement | null;
  /** In the level's order. */
  readonly conditions: readonly ConditionSummary[];
  /** Counted trials not shown exactly as requested. */
  readonly inexact: number;
  /** Presentations discarded and repeated. */
  readonly discarded: number;
  readonly missed: number;
  readonly passed: boolean;
  readonly beatNet: boolean;
}

/**
 * Sums up a block. A level is passed by an accuracy above chance (exact one-sided binomial test, 5 %): 8 of 16 with
 * four choices.
 * @param records all records of one block; practice and discarded ones are ignored
 */
export function summariseBlock(
  records: readonly TrialRecord[],
  alternatives: number,
  conditionNames: readonly string[],
): BlockSummary {
  const counted = countedRecords(records);
  const you = accuracyOf(counted.map((record) => record.correct));
  const judged = counted.length > 0 && counted.every((record) => record.net !== null);
  const net = judged ? accuracyOf(counted.map((record) => record.net?.correct ?? false)) : null;
  const pairs = counted.map((record) => ({ a: record.correct, b: record.net?.correct ?? false }));
  const times = counted.flatMap((record) => (record.response.rt === null ? [] : [record.response.rt]));
  return {
    records: counted,
    chance: chanceLevel(alternatives),
    you,
    net,
    medianRt: times.length > 0 ? median(times) : null,
    quadrants: judged ? quadrants(pairs) : null,
    agreement: judged ? blockAgreement(counted) : null,
    conditions: conditionNames.map((name) => summariseCondition(name, counted, judged)),
    inexact: counted.filter((record) => !record.valid).length,
    discarded: records.filter((record) => record.outcome === "discarded").length,
    missed: counted.filter((record) => record.outcome === "missed").length,
    passed: counted.length > 0 && aboveChance(you.correct, you.n, alternatives),
    beatNet: net !== null && you.correct > net.correct,
  };
}

function summariseCondition(name: string, counted: readonly TrialRecord[], judged: boolean): ConditionSummary {
  const own = counted.filter((record) => record.trial.condition === name);
  return {
    name,
    you: accuracyOf(own.map((record) => record.correct)),
    net: judged ? accuracyOf(own.map((record) => record.net?.correct ?? false)) : null,
  };
}
