import type { TrialRecord } from "../../core/trial/record";
import { hasRightAnswer } from "../../core/trial/trial";
import type { ComposedStimulus } from "../ports";
import type { PlayStore, Score } from "../stores/play-store";

/** Adds a finished trial to the records and, unless it was discarded, to the reveal and the score. */
export function keepRecord(store: PlayStore, record: TrialRecord, stimulus: ComposedStimulus): void {
  store.setState((state) => {
    const records = [...state.records, record];
    if (record.outcome === "discarded") return { records };
    const shown = { record, stimulus };
    return { records, reveal: shown, lastShown: shown, score: counted(state.score, record) };
  });
}

/** The score after one more record: only answers that can be right or wrong count. */
export function counted(score: Score, record: TrialRecord): Score {
  if (!hasRightAnswer(record.trial)) return score;
  const net = record.net ? (score.net ?? 0) + (record.net.correct ? 1 : 0) : score.net;
  return { you: score.you + (record.correct ? 1 : 0), net, of: score.of + 1 };
}
