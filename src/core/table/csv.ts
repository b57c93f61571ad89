import { NUMBER } from "./number";
import { Records } from "./records";

/** One record, and the line (from 1) on which it begins: a quoted cell may span several lines. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A record that is not valid CSV, and why. */
export interface CsvFault {
  readonly line: number;
  readonly reason: string;
}

export interface Csv {
  readonly rows: readonly CsvRow[];
  readonly faults: readonly CsvFault[];
}

/**
 * Reads comma-separated text; see {@link Records} for what counts as such. Cells are kept as written, spaces included,
 * but for the apostrophe before what a spreadsheet would run (see {@link writeCsv}). A byte order mark is dropped.
 */
export function readCsv(text: string): Csv {
  const rows: CsvRow[] = [];
  const faults: CsvFault[] = [];
  const records = new Records(text, ",", text.charCodeAt(0) === 0xfeff ? 1 : 0);
  while (records.next()) {
    const { line, fault } = records;
    if (fault === null) rows.push({ line, cells: records.cells() });
    else faults.push({ line, reason: fault });
  }
  return { rows, faults };
}

/** Spreadsheets run a cell that begins like this; one apostrophe before it makes it text to them. */
const LIVE = /^'*[=+\-@\t\r\n＝＋－＠]/;

const disarm = (cell: string): string => (LIVE.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell);

function writeCell(written: string): string {
  const cell = disarm(written);
  // Spaces at the ends and a byte order mark are quoted too: a reader might strip them.
  return /[",\r\n\uFEFF]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * Writes records as RFC 4180 text that {@link readCsv} reads back to the same cells. Every record ends in `newline`: LF
 * by default, as in the field's public tables, although the RFC itself says CR LF.
 *
 * A cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or a line break, and is no number) gets
 * an apostrophe before it. So does one that begins with apostrophes before such a sign, so that reading is exact.
 *
 * @throws RangeError on a record without cells: CSV has no way to say it.
 */
export function writeCsv(rows: readonly (readonly string[])[], newline: "\n" | "\r\n" = "\n"): string {
  const lines = rows.map((cells) => {
    if (cells.length === 0) throw new RangeError("a CSV record has at least one cell");
    // One empty cell would be an empty line, which is not a record.
    return cells.length === 1 && cells[0] === "" ? '""' : cells.map(writeCell).join(",");
  });
  return lines.map((line) => line + newline).join("");
}
