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

interface Scan {
  readonly cells: string[];
  /** Where the next record begins. */
  readonly end: number;
  readonly fault: string | null;
}

/** Length of the line break at this position: 2 for CR LF, 1 for CR or LF alone, 0 for none. */
function breakLength(text: string, at: number): number {
  const char = text[at];
  if (char === "\n") return 1;
  if (char === "\r") return text[at + 1] === "\n" ? 2 : 1;
  return 0;
}

/** The text of the quoted cell that opens here, and the position after its closing quote; null when it never closes. */
function scanQuoted(text: string, open: number): { cell: string; end: number } | null {
  let from = open + 1;
  let cell = "";
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0) return null;
    cell += text.slice(from, close);
    if (text[close + 1] !== '"') return { cell, end: close + 1 };
    cell += '"';
    from = close + 2;
  }
}

function scanUnquoted(text: string, from: number): { cell: string; end: number } {
  let end = from;
  while (end < text.length && text[end] !== "," && text[end] !== "\r" && text[end] !== "\n") end++;
  return { cell: text.slice(from, end), end };
}

function scanRecord(text: string, start: number): Scan {
  const cells: string[] = [];
  const broken = (fault: string): Scan => ({ cells, end: start, fault });
  let at = start;
  for (;;) {
    const quoted = text[at] === '"';
    const found = quoted ? scanQuoted(text, at) : scanUnquoted(text, at);
    if (found === null) return broken("a quoted cell is never closed");
    if (!quoted && found.cell.includes('"')) return broken("a quote stands inside a cell that is not quoted");
    cells.push(rearm(found.cell));
    at = found.end;
    if (text[at] === ",") {
      at++;
      continue;
    }
    const length = breakLength(text, at);
    if (length === 0 && at < text.length) return broken("text follows a closing quote");
    return { cells, end: at + length, fault: null };
  }
}

/** Where the line after this position begins, ignoring quotes. */
function nextLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && breakLength(text, at) === 0) at++;
  return at + breakLength(text, at);
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; ) {
    const length = breakLength(text, at);
    if (length > 0) lines++;
    at += length || 1;
  }
  return lines;
}

/**
 * Reads comma-separated text by RFC 4180: quoted cells may hold commas, line breaks and doubled quotes. Also taken, since
 * public tables have them: LF or CR alone as line breaks, a byte order mark, a last line without a break. Cells are kept
 * as written, spaces included, but for the apostrophe before what a spreadsheet would run (see {@link writeCsv}). An
 * entirely empty line is no record.
 *
 * A record that breaks the rules is returned as a fault, and reading resumes at the very next line, so one stray quote
 * cannot swallow the rows after it.
 */
export function readCsv(text: string): Csv {
  const rows: CsvRow[] = [];
  const faults: CsvFault[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const blank = breakLength(text, at);
    const record = blank > 0 ? { cells: [], end: at + blank, fault: null } : scanRecord(text, at);
    const end = record.fault === null ? record.end : nextLine(text, at);
    if (record.fault !== null) faults.push({ line, reason: record.fault });
    else if (blank === 0) rows.push({ line, cells: record.cells });
    line += countLines(text, at, end);
    at = end;
  }
  return { rows, faults };
}

/** Spreadsheets run a cell that begins like this; one apostrophe before it makes it text to them. */
const LIVE = /^'*[=+\-@\t\r\n＝＋－＠]/;
const DISARMED = /^'+[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const disarm = (cell: string): string => (LIVE.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell);
const rearm = (cell: string): string => (DISARMED.test(cell) ? cell.slice(1) : cell);

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
