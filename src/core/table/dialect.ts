import { type HeaderWishes, type Layout, listed, readHeader, type Unusable } from "./header";
import { Records } from "./records";

/** How a table is written, and where its rows begin. */
export interface Dialect {
  readonly text: string;
  readonly separator: string;
  readonly layout: Layout;
  /** Where the first row begins, and its line. */
  readonly from: number;
  readonly line: number;
  /** Cells that stand before the header's first one in each row: R writes the rows' names there. */
  readonly shift: number;
  readonly notes: readonly string[];
  /** Lines above the header that are not even text in cells. */
  readonly faults: readonly NoTable[];
}

/** Why a text is no table of trials, and the line that says so. */
export interface NoTable {
  readonly line: number;
  readonly fault: string;
}

const SEPARATORS: readonly (readonly [separator: string, name: string])[] = [
  [",", "commas"],
  [";", "semicolons"],
  ["\t", "tabs"],
  ["|", "vertical bars"],
  [" ", "blanks"],
];

/** A header is looked for in so many records: spreadsheets have titles above their tables. */
const MOST_TITLES = 50;

const SEP_LINE = /^"?sep=(.)"?[,;\t| ]*(\r\n|\n|\r|$)/i;

interface Candidate extends Unusable {
  readonly line: number;
  readonly cells: number;
}

/** The header's names if it can be used, with each separator; else the likeliest line and what is wrong with it. */
function seek(
  text: string,
  { from, line }: { readonly from: number; readonly line: number },
  separators: readonly string[],
  wishes: HeaderWishes,
): { readonly separator: string; readonly records: Records; readonly layout: Layout } | Candidate | null {
  let best: Candidate | null = null;
  for (const separator of separators) {
    const records = new Records(text, separator, from, line);
    for (let i = 0; i < MOST_TITLES && records.next(); i++) {
      if (records.fault !== null || records.count > 10_000) continue;
      const layout = readHeader(records.cells(), wishes);
      if (!("fault" in layout)) return { separator, records, layout };
      const found = { ...layout, line: records.line, cells: records.count };
      if (!best || found.found > best.found || (found.found === best.found && i === 0 && found.cells > best.cells)) {
        best = found;
      }
    }
  }
  return best;
}

/** Texts in which every line stands in quotes as a whole, as some spreadsheets save them; null for others. */
function unwrapped(text: string, from: number): string | null {
  const records = new Records(text, ",", from);
  let out = "";
  let wrapped = 0;
  while (records.next()) {
    if (records.fault !== null) return null;
    // Lines keep their numbers.
    const raw = text.slice(records.start, records.end).replace(/[\r\n]+$/, "");
    if (records.count === 1 && raw.trimStart().startsWith('"')) wrapped++;
    out += `${records.count === 1 ? records.cell(0) : raw}\n`;
    if (wrapped === 0) return null;
  }
  return out;
}

/**
 * Whether the first rows all have one cell more than the header, and a name in it that comes only once: R's row names.
 * Between commas they must be in quotes, as R writes them: a decimal comma makes one cell more too.
 */
function hasRowNames(
  text: string,
  separator: string,
  { from, line }: { from: number; line: number },
  width: number,
): boolean {
  const records = new Records(text, separator, from, line);
  const names = new Set<string>();
  let rows = 0;
  for (; rows < 20 && records.next(); rows++) {
    if (records.fault !== null || records.count !== width + 1 || records.isBlank(records.count - 1)) return false;
    if (separator === "," && text[records.start] !== '"') return false;
    names.add(records.trimmed(0));
  }
  return rows > 0 && names.size === rows;
}

/**
 * Finds out how a table is written: which character separates its cells, in which line the header is. The separator is
 * the one with which a line has all the columns; `sep=;` in the first line, as Excel takes it, decides by itself.
 *
 * @param wrapped whether the quotes round whole lines are taken off already
 */
export function findDialect(text: string, wishes: HeaderWishes, wrapped = false): Dialect | NoTable {
  const notes: string[] = [];
  const told = SEP_LINE.exec(text);
  const start = told ? { from: told[0].length, line: 2 } : { from: 0, line: 1 };
  const separators = told ? [told[1] as string] : SEPARATORS.map(([separator]) => separator);
  const found = seek(text, start, separators, wishes);
  if (found === null) {
    const records = new Records(text, ",", start.from, start.line);
    if (records.next() && records.fault !== null) return { line: records.line, fault: records.fault };
    return { line: 1, fault: "the table is empty: its header is missing" };
  }
  if ("fault" in found) {
    const inner = found.cells === 1 && !told && !wrapped ? unwrapped(text, start.from) : null;
    if (inner !== null) {
      const dialect = findDialect(inner, wishes, true);
      if (!("fault" in dialect))
        return { ...dialect, notes: ["every line stands in quotes as a whole", ...dialect.notes] };
    }
    const where = found.found > 0 && found.line > start.line ? `line ${found.line} seems to be the header: ` : "";
    return { line: found.line, fault: where + found.fault };
  }
  const { separator, records, layout } = found;
  const header = { from: records.end, line: records.line };
  const names = SEPARATORS.find(([one]) => one === separator)?.[1] ?? `"${separator}"`;
  if (separator !== ",") notes.push(`separated by ${names}`);
  const { titles, faults } = titlesBefore(text, start, header.line, separator);
  if (titles.length > 0) {
    notes.push(
      `the header is in line ${header.line}; not read above it: ${listed(
        titles.map((title) => `“${title}”`),
        3,
      )}`,
    );
  }
  const rows = { from: header.from, line: header.line + breaksIn(text.slice(records.start, records.end)) };
  const shift = hasRowNames(text, separator, rows, layout.width) ? 1 : 0;
  if (shift > 0) notes.push("the header has no name for the first column (R writes the rows' names there)");
  return { text, separator, layout, ...rows, shift, notes, faults };
}

const breaksIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;

function titlesBefore(
  text: string,
  start: { from: number; line: number },
  header: number,
  separator: string,
): { titles: string[]; faults: NoTable[] } {
  const records = new Records(text, separator, start.from, start.line);
  const titles: string[] = [];
  const faults: NoTable[] = [];
  while (records.next() && records.line < header) {
    const title = records.fault === null ? records.cells().join(" ").trim() : "";
    if (records.fault !== null) faults.push({ line: records.line, fault: records.fault });
    else if (title !== "") titles.push(title.slice(0, 40));
  }
  return { titles, faults };
}
