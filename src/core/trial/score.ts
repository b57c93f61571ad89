import { ms } from "../units";
import type { DisplayLog } from "./display";
import type { GlimpseLog } from "./glimpse-log";
import { doubt, type TrialState } from "./machine";
import type { DiscardReason, NetVerdict, PresentationLog, TrialRecord, TrialResponse } from "./record";
import type { Trial } from "./trial";

/** What the record says beside the trial's own course. */
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
 * The immutable record of a trial that has been answered, missed or discarded.
 * @throws Error when the trial has not come that far
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

/** What came of one showing. */
export interface TrialResult {
  readonly presentation: PresentationLog | null;
  readonly outcome: TrialRecord["outcome"];
  /** Why it is no fair trial; null when it is one. */
  readonly reason: DiscardReason | null;
  readonly response: TrialResponse;
  readonly glimpses?: GlimpseLog;
}

/** The one place where records are made, whatever way the trial was played. */
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

/** The last record of each trial that was answered or missed, in the order of the trials; practice left out. */
export function countedRecords(records: readonly TrialRecord[]): TrialRecord[] {
  const byTrial = new Map<string, TrialRecord>();
  for (const record of records)
    if (!record.trial.practice && record.outcome !== "discarded") byTrial.set(record.trial.id, record);
  return [...byTrial.values()].sort((a, b) => a.trial.index - b.trial.index);
}
