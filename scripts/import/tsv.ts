/** Tables that a person corrects: tab-separated, a line of column names first, lines that begin with # left out. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "data");

/**
 * The rows of scripts/import/data/<name>.tsv, by column.
 * @throws Error that names file, line and column for a row with other columns, or an empty cell in a needed column
 */
export function readTable<Column extends string>(
  name: string,
  columns: readonly Column[],
  optional: readonly Column[] = [],
): Readonly<Record<Column, string>>[] {
  const file = `scripts/import/data/${name}.tsv`;
  const lines = readFileSync(join(FOLDER, `${name}.tsv`), "utf8").split("\n");
  const rows = lines.flatMap((text, i) => (text === "" || text.startsWith("#") ? [] : [{ text, line: i + 1 }]));
  const head = rows.shift()?.text.split("\t") ?? [];
  if (head.join() !== columns.join())
    throw new Error(`${file}: expected the columns ${columns.join(", ")}, found ${head.join(", ")}`);
  return rows.map(({ text, line }) => {
    const cells = text.split("\t");
    if (cells.length !== columns.length)
      throw new Error(`${file}, line ${line}: expected ${columns.length} columns, found ${cells.length}`);
    const empty = columns.find((column, i) => cells[i] === "" && !optional.includes(column));
    if (empty !== undefined) throw new Error(`${file}, line ${line}: ${empty} is empty`);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]])) as Record<Column, string>;
  });
}

/** @throws Error for anything but a whole number of at least 0 */
export function wholeNumber(text: string, what: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`${what}: expected a whole number, found "${text}"`);
  return Number(text);
}
