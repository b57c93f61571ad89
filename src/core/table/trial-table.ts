import { writeCsv } from "./csv";
import { NUMBER } from "./number";

/** The columns that the field's public trial tables begin with. Others may follow. */
export const TRIAL_COLUMNS = [
  "subj",
  "session",
  "trial",
  "rt",
  "object_response",
  "category",
  "condition",
  "imagename",
] as const;

export type TrialColumn = (typeof TRIAL_COLUMNS)[number];

/** A row (or, at line 1, a whole file) that could not be read, and why. */
export interface BrokenRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** Whether a cell means "no value": `na` or `NaN`, in any case. */
export function isMissing(cell: string): boolean {
  return /^(na|nan)$/i.test(cell);
}

/**
 * The condition in the form in which two tables agree: `0.90` equals `0.9`, `True` equals `true`, and `NaN` stands for
 * tables without conditions. Other text is only trimmed.
 */
export function normaliseCondition(text: string): string {
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase();
  if (isMissing(trimmed)) return "nan";
  // Beyond 15 digits, two different numbers could become the same one.
  const exact = NUMBER.test(trimmed) && trimmed.replace(/e.*$/i, "").replace(/\D/g, "").length <= 15;
  const value = exact ? Number(trimmed) : Number.NaN;
  return Number.isFinite(value) ? String(value === 0 ? 0 : value) : trimmed;
}

/** A cell's value: text as it is, numbers and booleans in their plain form, null and undefined as an empty cell. */
export type TableValue = string | number | boolean | null | undefined;

function writeValue(column: string, value: TableValue): string {
  const absent = value === null || value === undefined || Number.isNaN(value);
  // A missed answer has neither response nor time, and the field writes both as na.
  if (absent) return column === "rt" || column === "object_response" ? "na" : "";
  if (value === Infinity || value === -Infinity) throw new RangeError(`${column} is infinite`);
  return String(value);
}

/**
 * Writes a table of trials as CSV text with a header, LF after each line.
 *
 * @param columns every column in order: the field's eight first, then any others, no duplicates.
 * @param rows one list of values per trial, in column order; rt in seconds. null, undefined and NaN become `na` in rt
 * and object_response, and an empty cell elsewhere.
 * @throws RangeError when the columns do not begin with the field's eight or repeat one, or when a row has more or
 * fewer values than there are columns, an infinite number, or an empty cell in one of the field's columns.
 */
export function trialTable(columns: readonly string[], rows: readonly (readonly TableValue[])[]): string {
  if (TRIAL_COLUMNS.some((column, place) => columns[place] !== column)) {
    throw new RangeError(`a trial table begins with ${TRIAL_COLUMNS.join(",")}`);
  }
  if (new Set(columns).size !== columns.length) throw new RangeError("a column is named twice");
  const lines = rows.map((row, index) => {
    if (row.length !== columns.length) {
      throw new RangeError(`row ${index + 1} has ${row.length} values for ${columns.length} columns`);
    }
    const cells = columns.map((column, place) => writeValue(column, row[place]));
    const empty = TRIAL_COLUMNS.find((_, place) => cells[place] === "");
    if (empty) throw new RangeError(`row ${index + 1} has no ${empty}`);
    return cells;
  });
  return writeCsv([columns, ...lines]);
}
