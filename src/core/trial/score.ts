import { ms } from "../units";
import type { DisplayLog } from "./display";
import type { GlimpseLog } from "./glimpse-log";
import { doubt, type TrialState } from "./machine";
import type { DiscardReason, NetVerdict, PresentationLog, TrialRecord, TrialResponse } from "./record";
import type { Trial } from "./trial";

/** The record's fields beyond the trial's own course. */
export interface RecordContext {
  readonly subject: string;
  readonly session: string;
  readonly level: string;
  readonly levelVersion: number;
  readonly seed: string;
  readonly attempt: number;
  readonly stimulusHash: string;
  readonly net: NetVerdict | null;
  readonly at: string;
  readonly appVersion: string;
  readonly display?: DisplayLog | undefined;
}

/**
 * The immutable record of an answered, missed or discarded trial.
 * @throws Error when the trial is not over
 */
export function scoreTrial(trial: Trial, state: TrialState, context: RecordContext): TrialRecord {
  if (state.phase !== "reveal" && state.phase !== "discarded")
    throw new Error(`a trial in phase "${state.phase}" has no result yet`);
  const answered = state.phase === "reveal";
  const reason: DiscardReason | null = answered ? doubt(state.log) : state.reason;
  return makeRecord(trial, context, {
    presentation: state.log,
    outcome: !answered ? "discarded" : state.choice === null ? "missed" : "answered",
    reason,
    response: answered
      ? { choice: state.choice, rt: state.rt === null ? null : ms(state.rt), device: state.device }
      : { choice: null, rt: null, device: null },
  });
}

/** The outcome of one presentation. */
export interface TrialResult {
  readonly presentation: PresentationLog | null;
  readonly outcome: TrialRecord["outcome"];
  /** Why it is not a fair trial; null when it is. */
  readonly reason: DiscardReason | null;
  readonly response: TrialResponse;
  readonly glimpses?: GlimpseLog;
}

/** Makes every record, for every task type. */
export function makeRecord(trial: Trial, context: RecordContext, result: TrialResult): TrialRecord {
  const { net, display, ...rest } = context;
  const { presentation, outcome, reason, response, glimpses } = result;
  return {
    schema: 1,
    ...rest,
    trial,
    presentation,
    outcome,
    valid: reason === null,
    invalidReason: reason,
    response,
    correct: response.choice === trial.answer,
    net: net && { ...net, correct: net.choice === trial.answer },
    ...(glimpses && { glimpses }),
    ...(display && { display }),
  };
}

/**
 * The trials that count: the last record of each answered or missed trial, in trial order; practice excluded.
 *
 * Score, accuracies, κ and fits all go by these same trials, and so should whoever works from the table: rows with
 * `practice` false and `outcome` not "discarded". A trial kept although its picture was not up for exactly as long as
 * asked (`valid` false: a third late showing, a longer flash a frame off, a clock too coarse to tell) counts too, since
 * it was seen and answered. Fits by exposure take it at what was shown (`exposureOf`), and screens say how many such
 * trials there are.
 */
export function countedRecords(records: readonly TrialRecord[]): TrialRecord[] {
  const byTrial = new Map<string, TrialRecord>();
  for (const record of records)
    if (!record.trial.practice && record.outcome !== "discarded") byTrial.set(record.trial.id, record);
  return [...byTrial.values()].sort((a, b) => a.trial.index - b.trial.index);
}
