import type { BrokenRows } from "./broken-rows";
import { tidy } from "./cell-values";
import { ColumnBuilder, Growing } from "./coded-column";
import type { Dialect } from "./dialect";
import { type HeaderWishes, readHeader } from "./header";
import { NUMBER } from "./number";
import { Records } from "./records";
import type { TrialColumn } from "./trial-table";

/** The columns that are texts. */
export type TextColumn = Exclude<TrialColumn, "trial" | "rt">;
const TEXTS: readonly TextColumn[] = ["subj", "session", "object_response", "category", "condition", "imagename"];

/** A column of numbers, with the cells that are not plain numbers as text. */
export interface RawNumbers {
  readonly numbers: Growing<Float64Array>;
  /** By row; the number there is NaN. */
  readonly others: Map<number, string>;
}

/** A table's cells by columns, before anything is made of what they say. */
export interface RawRows {
  readonly texts: Readonly<Record<TextColumn, ColumnBuilder>>;
  readonly trial: RawNumbers;
  readonly rt: RawNumbers;
  readonly extras: readonly (readonly [name: string, column: ColumnBuilder])[];
  readonly line: Growing<Uint32Array>;
  /** What was passed over, as sentences. */
  readonly notes: readonly string[];
}

/** `…,0,512,…`: where the separator is a comma, a decimal comma makes two cells of one. */
function whyTooWide(records: Records): string {
  for (let place = 1; place < records.count; place++) {
    const [whole, rest] = [records.trimmed(place - 1), records.trimmed(place)];
    if (whole === "0" && /^\d{2,}$/.test(rest))
      return `: is ${whole},${rest} one number? Then separate the cells by semicolons`;
  }
  return "";
}

/** A row may end early where only further columns are lacking: Excel leaves out empty cells at the end. */
function whyNotThisWide(
  records: Records,
  count: number,
  width: number,
  needed: number,
  unfinished: boolean,
): string | null {
  const said = `the row has ${counted(count, "cell", "cells")} and the header ${width}`;
  if (records.cell(0).trimStart().startsWith("#")) return "the line begins with # and is no row of the table";
  if (count > width) {
    for (let place = width; place < count; place++) {
      if (!records.isBlank(place + records.count - count)) return said + whyTooWide(records);
    }
    return null;
  }
  if (count <= needed) return said;
  return unfinished ? `${said}: the file ends within it` : null;
}

function isGhost(records: Records): boolean {
  for (let place = 0; place < records.count; place++) if (!records.isBlank(place)) return false;
  return true;
}

/** The line under the header of a table in Markdown. */
const isRule = (records: Records): boolean =>
  records.count > 2 && records.cells().every((cell) => /^\s*(:?-{2,}:?)?\s*$/.test(cell));

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Reads all rows of a table into columns. Rows that cannot be rows are added to `broken`. */
export function readRows(dialect: Dialect, wishes: HeaderWishes, broken: BrokenRows): RawRows {
  const { text, separator, layout, shift } = dialect;
  const { places, width } = layout;
  const room = Math.min(1 << 16, 64 + (text.length >> 6));
  const texts = {} as Record<TextColumn, ColumnBuilder>;
  const readers: [ColumnBuilder, number | string][] = TEXTS.map((own) => {
    texts[own] = new ColumnBuilder(room);
    return [texts[own], places.get(own) as number | string];
  });
  const extras = layout.extras.map(([name, place]) => {
    const column = new ColumnBuilder(room);
    readers.push([column, place]);
    return [name, column] as const;
  });
  const rawNumbers = (): RawNumbers => ({
    numbers: new Growing((length) => new Float64Array(length), room),
    others: new Map(),
  });
  const trial = rawNumbers();
  const rt = rawNumbers();
  const line = new Growing((length) => new Uint32Array(length), room);

  const names = new Set(layout.names.filter((name) => name !== ""));
  // A quote, or the mark of a file that was put behind another, may stand before a name too.
  const initials = new Set([34, 0xfeff, ...[...names].map((name) => name.charCodeAt(0))]);
  const needed = Math.max(...[...places.values()].map((place) => (typeof place === "number" ? place : -1)));
  const records = new Records(text, separator, dialect.from, dialect.line);
  let [ghosts, short, headers, rules] = [0, 0, 0, 0];
  const number = ({ numbers, others }: RawNumbers, place: number | string): void => {
    const plain = typeof place === "number" ? records.plainNumber(place + shift) : Number.NaN;
    if (!Number.isNaN(plain)) {
      numbers.push(plain);
      return;
    }
    const cell = typeof place === "number" ? records.trimmed(place + shift) : place;
    if (!NUMBER.test(cell) || !Number.isFinite(Number(cell))) others.set(numbers.length, cell);
    numbers.push(NUMBER.test(cell) ? Number(cell) : Number.NaN);
  };

  while (records.next()) {
    if (records.fault !== null) {
      broken.add(records.line, records.fault);
      continue;
    }
    const count = records.count - shift;
    if (records.isBlank(0) && isGhost(records)) {
      ghosts++;
      continue;
    }
    if (initials.has(text.charCodeAt(records.start)) && names.has(records.trimmed(0))) {
      const cells = records.cells().map(tidy);
      if (cells.length <= width && cells.every((cell, place) => cell === layout.names[place])) {
        headers++;
        continue;
      }
      if (!("fault" in readHeader(cells, wishes))) {
        broken.add(
          records.line,
          "a second header with other columns: nothing from here on is read; give each table as a file of its own",
        );
        break;
      }
    }
    if (count !== width) {
      const unfinished = records.end >= text.length && !/[\r\n]/.test(text.charAt(text.length - 1));
      const why = whyNotThisWide(records, count, width, needed, unfinished);
      if (why !== null) {
        broken.add(records.line, why);
        continue;
      }
      if (count < width) short++;
    }
    if (separator === "|" && isRule(records)) {
      rules++;
      continue;
    }
    for (const [column, place] of readers) {
      if (typeof place === "string") column.addText(place);
      else if (place < count) column.add(records, place + shift);
      else column.addText("");
    }
    number(trial, places.get("trial") as number | string);
    number(rt, places.get("rt") as number | string);
    line.push(records.line);
  }
  const notes = [
    ...(ghosts > 0 ? [`${counted(ghosts, "row", "rows")} of empty cells passed over`] : []),
    ...(headers > 0 ? [`the header stands ${counted(headers, "more time", "more times")} between the rows`] : []),
    ...(rules > 0 ? ["a line of hyphens passed over"] : []),
    ...(short > 0 ? [`${counted(short, "row ends", "rows end")} early: what is lacking is taken as empty`] : []),
  ];
  return { texts, trial, rt, extras, line, notes };
}
