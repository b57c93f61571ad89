import { BrokenRows } from "./broken-rows";
import type { ColumnMap } from "./column-map";
import { presetNamed } from "./column-presets";
import { findDialect } from "./dialect";
import { whyNoTable } from "./file-kind";
import { interpretRows } from "./interpret-rows";
import { jsonAsCsv } from "./json-table";
import { readRows } from "./raw-rows";
import { checked, decodeText } from "./text-decoding";
import type { CodedColumn, TrialColumns } from "./trial-columns";

/** What the user says about tables that cannot say it themselves. */
export interface ReadingOptions {
  /** Which columns of the file are which of ours; see {@link parseColumnMap}. */
  readonly map?: ColumnMap | undefined;
  /** The program that wrote the file: `jspsych`, `psychopy`, `opensesame` or `labjs`. */
  readonly columnsPreset?: string | undefined;
  /** Unit of the times; seconds, unless the program is known to write milliseconds. */
  readonly rtUnit?: "s" | "ms" | undefined;
}

/** A table without rows, which cannot be used for one reason. */
export function unusableTable(file: string, line: number, reason: string): TrialColumns {
  const none: CodedColumn = { values: [], codes: new Int32Array(0) };
  return {
    file,
    length: 0,
    subj: none,
    session: none,
    response: none,
    category: none,
    condition: none,
    imagename: none,
    trial: new Float64Array(0),
    rt: new Float64Array(0),
    line: new Uint32Array(0),
    extra: new Map(),
    broken: [{ file, line, reason }],
    brokenCount: 1,
    notes: [],
  };
}

/**
 * Reads a table of trials as people really save them: cells separated by commas, semicolons, tabs, vertical bars or blanks;
 * UTF-8, UTF-16, GBK or Windows-1252; decimal commas; JSON of jsPsych and lab.js; titles above the header; rows of empty
 * cells. Columns may come in any order, in any case; others are kept as text. `notes` says what was done.
 *
 * @param bytesOrText the file's bytes, or its text if it is known
 * @param file the name to report broken rows under
 * @returns the readable rows, and for each other row its line and every reason at once. A file that cannot be used as a
 * whole has no rows and one broken row. Never throws for what the file holds.
 * @throws Error, as a sentence for the user, on an unknown preset
 */
export function parseTrialColumns(
  bytesOrText: Uint8Array | string,
  file: string,
  { map, columnsPreset, rtUnit }: ReadingOptions = {},
): TrialColumns {
  const preset = columnsPreset === undefined ? undefined : presetNamed(columnsPreset);
  const wishes = { map, preset };
  const decoded = typeof bytesOrText === "string" ? checked(bytesOrText, []) : decodeText(bytesOrText);
  if ("fault" in decoded) return unusableTable(file, 1, decoded.fault);
  const notes = [...decoded.notes];
  const json = jsonAsCsv(decoded.text);
  if (json === null)
    return unusableTable(file, 1, "this is JSON, but no list of trials: give a list of objects, or a CSV file");
  if (json !== undefined)
    notes.push("JSON: a line in what follows is one more than the number of the trial in the file");
  const text = json ?? decoded.text;
  const why = whyNoTable(text);
  if (why) return unusableTable(file, 1, why);
  const dialect = findDialect(text, wishes);
  if ("fault" in dialect) return unusableTable(file, dialect.line, dialect.fault);
  const broken = new BrokenRows(file);
  for (const { line, fault } of dialect.faults) broken.add(line, fault);
  const raw = readRows(dialect, wishes, broken);
  broken.nextPass();
  notes.push(...dialect.notes, ...raw.notes);
  if (preset) notes.push(`read as an export of ${preset.program}: ${dialect.layout.chosen.join(", ")}`);
  return interpretRows(raw, {
    file,
    separator: dialect.separator,
    ascii: !/[\u0080-\uffff]/.test(text),
    preset,
    rtUnit,
    broken,
    notes,
  });
}
