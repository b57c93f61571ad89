import { type CsvRow, readCsv, writeCsv } from "./csv";

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
  /** The part of imagename that identifies the picture; see {@link imageIdentity}. */
  readonly image: string;
  /** Columns beyond the field's own, by name, as written. */
  readonly extra: ReadonlyMap<string, string>;
  /** Where the row begins in its file, from 1. */
  readonly line: number;
}

/** A row (or, at line 1, a whole file) that could not be read, and why. */
export interface BrokenRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export interface TrialTable {
  readonly file: string;
  /** The extra columns in order. */
  readonly extraColumns: readonly string[];
  readonly trials: readonly TableTrial[];
  /** Every row that is missing from `trials`, by line. */
  readonly broken: readonly BrokenRow[];
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

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

/**
 * The part of an image's name that is the same for every subject. Public tables prefix it with trial and subject
 * (`0001_cl_s01_cr_oven_40_n04111531_14126.png`), so it is the last `_` field, or the last two when the second-last
 * begins with `n0` (an ImageNet class).
 */
export function imageIdentity(imagename: string): string {
  const fields = imagename.split("_");
  const last = fields.at(-1) as string;
  const before = fields.at(-2);
  return before?.startsWith("n0") ? `${before}_${last}` : last;
}

/** Position of each of the field's columns, and the names of the others; or why the header cannot be used. */
function readHeader(
  header: CsvRow,
): { places: ReadonlyMap<TrialColumn, number>; extras: readonly (readonly [string, number])[] } | { fault: string } {
  const places = new Map<TrialColumn, number>();
  const extras: [string, number][] = [];
  const seen = new Set<string>();
  for (const [place, cell] of header.cells.entries()) {
    const written = cell.trim();
    // Public tables write Session as well as session.
    const own = TRIAL_COLUMNS.find((column) => column === written.toLowerCase());
    const name = own ?? written;
    if (name !== "" && seen.has(name)) return { fault: `the header names the column ${name} twice` };
    seen.add(name);
    if (own) places.set(own, place);
    else if (name !== "") extras.push([name, place]);
  }
  const lacking = TRIAL_COLUMNS.filter((column) => !places.has(column));
  if (lacking.length > 0) return { fault: `the header lacks ${lacking.join(", ")}` };
  return { places, extras };
}

/**
 * Reads a table of trials as the field publishes them. Columns may come in any order; columns beyond the field's own
 * are kept as text. Cells are trimmed.
 *
 * @param text the whole table; see {@link readCsv} for what counts as CSV.
 * @param file the name to report broken rows under.
 * @returns the readable rows, and for each other row its line and every reason at once. A table whose header cannot be
 * used has no trials and one broken row, at the header's line.
 */
export function parseTrialTable(text: string, file: string): TrialTable {
  const csv = readCsv(text);
  const broken: BrokenRow[] = csv.faults.map((fault) => ({ file, ...fault }));
  const unusable = (line: number, reason: string): TrialTable => ({
    file,
    extraColumns: [],
    trials: [],
    broken: [{ file, line, reason }],
  });
  const [header, ...rows] = csv.rows;
  const firstFault = csv.faults[0];
  if (firstFault && (!header || firstFault.line < header.line)) return unusable(firstFault.line, firstFault.reason);
  if (!header) return unusable(1, "the table is empty: its header is missing");
  const layout = readHeader(header);
  if ("fault" in layout) return unusable(header.line, layout.fault);

  const trials: TableTrial[] = [];
  for (const row of rows) {
    const reasons: string[] = [];
    if (row.cells.length !== header.cells.length) {
      reasons.push(`the row has ${row.cells.length} cells and the header ${header.cells.length}`);
    } else {
      const cell = (column: TrialColumn): string => (row.cells[layout.places.get(column) as number] as string).trim();
      for (const column of TRIAL_COLUMNS) {
        if (column !== "rt" && cell(column) === "") reasons.push(`${column} is empty`);
      }
      if (cell("trial") !== "" && !NUMBER.test(cell("trial"))) {
        reasons.push(`trial is "${cell("trial")}", not a number`);
      }
      const rt = cell("rt") === "" || isMissing(cell("rt")) ? null : cell("rt");
      if (rt !== null && !(NUMBER.test(rt) && Number(rt) >= 0 && Number.isFinite(Number(rt)))) {
        reasons.push(`rt is "${rt}", not a time in seconds`);
      }
      if (reasons.length === 0) {
        trials.push({
          subj: cell("subj"),
          session: cell("session"),
          trial: Number(cell("trial")),
          rt: rt === null ? null : Number(rt),
          objectResponse: isMissing(cell("object_response")) ? null : cell("object_response"),
          category: cell("category"),
          condition: normaliseCondition(cell("condition")),
          imagename: cell("imagename"),
          image: imageIdentity(cell("imagename")),
          extra: new Map(layout.extras.map(([name, place]) => [name, (row.cells[place] as string).trim()])),
          line: row.line,
        });
      }
    }
    if (reasons.length > 0) broken.push({ file, line: row.line, reason: reasons.join("; ") });
  }
  broken.sort((one, other) => one.line - other.line);
  return { file, extraColumns: layout.extras.map(([name]) => name), trials, broken };
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
