import { errorConsistencyOf, type Interval, type JudgedPair, type Quadrants, quadrants } from "../core/stats/agreement";
import { kappaInterval, unvaried } from "../core/stats/kappa-interval";
import { stratifiedKappa } from "../core/stats/stratified-kappa";
import type { TrialRecord } from "../core/trial/record";

/** Whether player and net make the same mistakes in one block, as far as the block can tell. */
export type BlockAgreement =
  | {
      readonly kind: "measured";
      readonly kappa: number;
      readonly interval: Interval;
      readonly n: number;
      /** Over how many conditions κ is averaged. */
      readonly conditions: number;
    }
  /** κ does not exist: one of the two was always right, or never. */
  | {
      readonly kind: "undefined";
      readonly who: "you" | "net" | "both";
      readonly always: "right" | "wrong" | "mixed";
      readonly n: number;
    }
  /** κ exists, but there are too few mistakes in its conditions for an interval that holds. */
  | { readonly kind: "too-short"; readonly n: number };

/**
 * κ of player and net, never pooled over conditions: where one condition is harder for both, independent mistakes
 * would pass for shared ones.
 * @param records counted records, each judged by a net
 */
export function blockAgreement(records: readonly TrialRecord[]): BlockAgreement {
  const n = records.length;
  const never = unvaried(quadrants(records.map(pairOf)));
  if (never) {
    const who = never.who === "a" ? "you" : never.who === "b" ? "net" : "both";
    return { kind: "undefined", who, always: never.always, n };
  }
  const conditions = byCondition(records);
  const found = conditions.length === 1 ? single(conditions[0] as Quadrants) : stratifiedKappa(conditions);
  return found ? { kind: "measured", ...found, n, conditions: conditions.length } : { kind: "too-short", n };
}

function single(counts: Quadrants) {
  const interval = kappaInterval(counts);
  return interval && { kappa: errorConsistencyOf(counts).kappa, interval };
}

function byCondition(records: readonly TrialRecord[]): Quadrants[] {
  const groups = new Map<string, JudgedPair[]>();
  for (const record of records) {
    const { condition } = record.trial;
    groups.set(condition, [...(groups.get(condition) ?? []), pairOf(record)]);
  }
  return [...groups.values()].map(quadrants);
}

const pairOf = (record: TrialRecord): JudgedPair => ({ a: record.correct, b: record.net?.correct ?? false });
