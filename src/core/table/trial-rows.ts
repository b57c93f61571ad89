import { lastFields, picturePath } from "./image-names";
import { parseTrialColumns } from "./parse-trial-columns";
import type { CodedColumn } from "./trial-columns";
import type { BrokenRow } from "./trial-table";

/** One row of a trial table. */
export interface TableTrial {
  readonly subj: string;
  readonly session: string;
  readonly trial: number;
  /** Reaction time in seconds; null when missing. */
  readonly rt: number | null;
  /** The category answered; null for a missed answer, which counts as wrong. */
  readonly objectResponse: string | null;
  readonly category: string;
  /** Normalised for matching; see {@link normaliseCondition}. */
  readonly condition: string;
  readonly imagename: string;
  /** The part of imagename that identifies the picture; see {@link lastFields}. */
  readonly image: string;
  /** Columns beyond the field's own, by name, as written. */
  readonly extra: ReadonlyMap<string, string>;
  /** Where the row begins in its file, from 1. */
  readonly line: number;
}

export interface TrialTable {
  readonly file: string;
  /** The extra columns in order. */
  readonly extraColumns: readonly string[];
  readonly trials: readonly TableTrial[];
  /** Every row that is missing from `trials`, by line. */
  readonly broken: readonly BrokenRow[];
}

const textAt = ({ values, codes }: CodedColumn, row: number): string => values[codes[row] as number] ?? "";

/** A table of trials row by row, for readers of small tables; see {@link parseTrialColumns}. */
export function parseTrialTable(bytesOrText: Uint8Array | string, file: string): TrialTable {
  const table = parseTrialColumns(bytesOrText, file);
  const trials = Array.from({ length: table.length }, (_, row): TableTrial => {
    const imagename = textAt(table.imagename, row);
    const rt = table.rt[row] as number;
    return {
      subj: textAt(table.subj, row),
      session: textAt(table.session, row),
      trial: table.trial[row] as number,
      rt: Number.isNaN(rt) ? null : rt,
      objectResponse: (table.response.codes[row] as number) < 0 ? null : textAt(table.response, row),
      category: textAt(table.category, row),
      condition: textAt(table.condition, row),
      imagename,
      image: lastFields(picturePath(imagename), 1),
      extra: new Map([...table.extra].map(([name, column]) => [name, textAt(column, row)])),
      line: table.line[row] as number,
    };
  });
  return { file, extraColumns: [...table.extra.keys()], trials, broken: table.broken };
}
