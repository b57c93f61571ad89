import { lastFields } from "../../core/table/image-names";
import { normaliseCondition } from "../../core/table/trial-table";
import type { TrialRecord } from "../../core/trial/record";
import { recordCell, recordColumns } from "../../core/trial/record-table";
import { collectTrials } from "./collect-trials";
import type { LevelInfo, LevelTrials } from "./report-figure";
import type { TableRow } from "./row-table";
import type { FigureData } from "./trials";

export interface RecordOptions {
  /** Whether answers to pictures that were not shown exactly as asked go in. */
  readonly includeMarked: boolean;
}

/** What figures are made of, from records. */
export interface RecordData extends FigureData {
  /** Answers that are marked and were therefore left out. */
  readonly leftOut: number;
}

const isAnswer = ({ trial, outcome }: TrialRecord): boolean => !trial.practice && outcome !== "discarded";

/** The records that figures of a class count, and how many answers were left out because they are marked. */
export function countedAnswers(
  records: readonly TrialRecord[],
  { includeMarked }: RecordOptions = { includeMarked: false },
): { readonly kept: readonly TrialRecord[]; readonly leftOut: number } {
  const answers = records.filter(isAnswer);
  const kept = includeMarked ? answers : answers.filter(({ valid }) => valid);
  return { kept, leftOut: answers.length - kept.length };
}

/** A record as the row that its table would have. */
function rowOf(record: TrialRecord, index: number): TableRow {
  const { trial, response, subject } = record;
  return {
    line: index + 2,
    person: subject,
    isNet: false,
    dropped: false,
    dataSet: "",
    response: response.choice,
    category: trial.answer,
    condition: normaliseCondition(trial.condition),
    image: lastFields(trial.imageName, 1),
    rt: response.rt === null ? null : response.rt / 1000,
    extra: (column) => recordCell(record, column),
  };
}

/**
 * The trials of several people, as their tables would give them: same people, same pictures, the net's verdict once for
 * each picture.
 */
export function figureDataOf(
  records: readonly TrialRecord[],
  options: RecordOptions = { includeMarked: false },
): RecordData {
  const { kept, leftOut } = countedAnswers(records, options);
  const { broken: _, ...data } = collectTrials({
    tables: [{ file: "", has: (column) => recordColumns.includes(column), rows: kept.map(rowOf) }],
    shared: { joined: [], parted: [] },
  });
  return { ...data, leftOut };
}

/** The trials of one level, ready for its figure's maker. Records of other levels are passed over. */
export function levelTrialsOf(
  records: readonly TrialRecord[],
  info: LevelInfo,
  options: RecordOptions = { includeMarked: false },
): LevelTrials & { readonly leftOut: number } {
  const own = figureDataOf(
    records.filter(({ level }) => level === info.id),
    options,
  );
  return { info, trials: own.trials, nets: own.nets, leftOut: own.leftOut };
}
