import type { TrialRecord } from "../../core/trial/record";
import type { Trial } from "../../core/trial/trial";
import { noScore, type Score } from "../stores/play-store";
import { counted } from "./keep-record";

export interface Turn {
  readonly trial: Trial;
  readonly attempt: number;
}

/** The state of some of a block's trials, given the records made before a reload. */
export interface Standing {
  readonly turns: readonly Turn[];
  readonly done: number;
  readonly score: Score;
}

/** The trials left to play. Discarded presentations count as attempts. */
export function standing(trials: readonly Trial[], before: readonly TrialRecord[] = []): Standing {
  const ids = new Set(trials.map(({ id }) => id));
  const own = before.filter(({ trial }) => ids.has(trial.id));
  const kept = new Map(own.filter(({ outcome }) => outcome !== "discarded").map((record) => [record.trial.id, record]));
  const turns = trials
    .filter(({ id }) => !kept.has(id))
    .map((trial) => ({ trial, attempt: 1 + own.filter((record) => record.trial.id === trial.id).length }));
  return { turns, done: kept.size, score: [...kept.values()].reduce(counted, noScore) };
}
