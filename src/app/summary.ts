import { type Accuracy, accuracyOf } from "../core/stats/accuracy";
import { type Quadrants, quadrants } from "../core/stats/agreement";
import { aboveChance, chanceLevel } from "../core/stats/chance";
import { median } from "../core/stats/describe";
import type { Merit } from "../core/trial/flash-task";
import type { TrialRecord } from "../core/trial/record";
import { countedRecords } from "../core/trial/score";
import { hasRightAnswer } from "../core/trial/trial";
import { type BlockAgreement, blockAgreement } from "./block-agreement";
import { cueVerdict } from "./cue-verdict";

/** Only of trials that have a right answer. */
export interface ConditionSummary {
  readonly name: string;
  readonly you: Accuracy;
  readonly net: Accuracy | null;
}

/** The outcome of a finished block. */
export interface BlockSummary {
  /** The records that count, in the order of the trials. */
  readonly records: readonly TrialRecord[];
  /** "cue-choice" where shape and texture conflicted: then the accuracies below are of the other pictures alone. */
  readonly merit: Merit;
  readonly chance: number;
  /** Over the trials that have a right answer. */
  readonly you: Accuracy;
  /** Null unless a net judged every trial. */
  readonly net: Accuracy | null;
  /** Median reaction time in ms over answered trials; null when none was answered. */
  readonly medianRt: number | null;
  /** Like `agreement`, null where the merit is not accuracy: without mistakes nobody can share them. */
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
 * four choices. Where shape and texture conflicted, naming either above chance passes (`cueVerdict`).
 * @param records all records of one block; practice and discarded ones are ignored
 */
export function summariseBlock(
  records: readonly TrialRecord[],
  alternatives: number,
  conditionNames: readonly string[],
): BlockSummary {
  const counted = countedRecords(records);
  const scored = counted.filter(({ trial }) => hasRightAnswer(trial));
  const merit = scored.length === counted.length ? "accuracy" : "cue-choice";
  const you = accuracyOf(scored.map((record) => record.correct));
  const judged = counted.length > 0 && counted.every((record) => record.net !== null);
  const net = judged ? accuracyOf(scored.map((record) => record.net?.correct ?? false)) : null;
  const comparable = judged && merit === "accuracy";
  const pairs = scored.map((record) => ({ a: record.correct, b: record.net?.correct ?? false }));
  const times = counted.flatMap((record) => (record.response.rt === null ? [] : [record.response.rt]));
  return {
    records: counted,
    merit,
    chance: chanceLevel(alternatives),
    you,
    net,
    medianRt: times.length > 0 ? median(times) : null,
    quadrants: comparable ? quadrants(pairs) : null,
    agreement: comparable ? blockAgreement(counted) : null,
    conditions: conditionNames.map((name) => summariseCondition(name, scored, judged)),
    inexact: counted.filter((record) => !record.valid).length,
    discarded: records.filter((record) => record.outcome === "discarded").length,
    missed: counted.filter((record) => record.outcome === "missed").length,
    passed: counted.length > 0 && aboveChance(you.correct, you.n, alternatives),
    beatNet: net !== null && you.correct > net.correct,
    ...(merit === "cue-choice" && cueVerdict(counted, alternatives)),
  };
}

function summariseCondition(name: string, scored: readonly TrialRecord[], judged: boolean): ConditionSummary {
  const own = scored.filter((record) => record.trial.condition === name);
  return {
    name,
    you: accuracyOf(own.map((record) => record.correct)),
    net: judged ? accuracyOf(own.map((record) => record.net?.correct ?? false)) : null,
  };
}
