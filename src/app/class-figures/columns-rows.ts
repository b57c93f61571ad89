import { lastFields } from "../../core/table/image-names";
import type { CodedColumn, TrialColumns } from "../../core/table/trial-columns";
import type { RowTable, TableRow } from "./row-table";

const textAt = ({ values, codes }: CodedColumn, row: number): string => values[codes[row] as number] ?? "";

/** The text of one of the game's own further columns; empty where there is none. */
export function columnText(table: TrialColumns, column: string, row: number): string {
  const found = table.extra.get(column);
  return found ? textAt(found, row) : "";
}

/** Some rows of a table that the game itself has written, as figures read them. */
export function tableRows(table: TrialColumns, keep: (row: number) => boolean): RowTable {
  const rowAt = (row: number): TableRow => {
    const rt = table.rt[row] as number;
    return {
      line: table.line[row] as number,
      person: textAt(table.subj, row),
      isNet: false,
      dropped: false,
      dataSet: "",
      response: (table.response.codes[row] as number) < 0 ? null : textAt(table.response, row),
      category: textAt(table.category, row),
      condition: textAt(table.condition, row),
      image: lastFields(textAt(table.imagename, row), 1),
      rt: Number.isNaN(rt) ? null : rt,
      extra: (column) => columnText(table, column, row),
    };
  };
  return {
    file: table.file,
    has: (column) => table.extra.has(column),
    rows: {
      *[Symbol.iterator]() {
        for (let row = 0; row < table.length; row++) if (keep(row)) yield rowAt(row);
      },
    },
  };
}
