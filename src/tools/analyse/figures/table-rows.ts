import type { CodedColumn, TrialColumns } from "../../../core/table/trial-columns";
import type { RowTable, TableRow } from "./collect-trials";

const textAt = ({ values, codes }: CodedColumn, row: number): string => values[codes[row] as number] ?? "";

/**
 * A table's rows as the figures read them. Names of further columns are taken without regard to case.
 * @param identify what tells two pictures apart in `imagename`
 */
export function tableRows(table: TrialColumns, identify: (imagename: string) => string): RowTable {
  const extra = new Map([...table.extra].map(([name, column]) => [name.toLowerCase(), column]));
  const pictures = table.imagename.values.map(identify);
  return {
    file: table.file,
    has: (column) => extra.has(column),
    rows: {
      *[Symbol.iterator]() {
        for (let row = 0; row < table.length; row++) yield rowAt(table, row, extra, pictures);
      },
    },
  };
}

function rowAt(
  table: TrialColumns,
  row: number,
  extra: ReadonlyMap<string, CodedColumn>,
  pictures: readonly string[],
): TableRow {
  const rt = table.rt[row] as number;
  return {
    line: table.line[row] as number,
    subj: textAt(table.subj, row),
    session: textAt(table.session, row),
    response: (table.response.codes[row] as number) < 0 ? null : textAt(table.response, row),
    category: textAt(table.category, row),
    condition: textAt(table.condition, row),
    image: pictures[table.imagename.codes[row] as number] ?? "",
    rt: Number.isNaN(rt) ? null : rt,
    extra(column: string): string {
      const found = extra.get(column);
      return found ? textAt(found, row) : "";
    },
  };
}
