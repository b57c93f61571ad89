import type { FigureRows, RowTable, TableRow } from "../../../app/class-figures/row-table";
import { chooseImageRule } from "../../../core/table/image-identity";
import type { CodedColumn, TrialColumns } from "../../../core/table/trial-columns";
import { normaliseCondition } from "../../../core/table/trial-table";
import { type DataSet, divide, type Grouping } from "../trials/data-sets";
import { readDrops } from "../trials/drop";
import { findNets } from "../trials/nets";
import { nameSubjects } from "../trials/same-name";

/** Who is who, what a picture is, and what is left out: the same options as for the comparison of subjects. */
export interface RowOptions {
  readonly by: Grouping;
  readonly drop: readonly string[];
  readonly nets: readonly string[] | null;
  readonly samePeople: boolean;
  readonly imageId: RegExp | undefined;
}

const textAt = ({ values, codes }: CodedColumn, row: number): string => values[codes[row] as number] ?? "";

/**
 * The tables' rows as the figures read them. Names of further columns are taken without regard to case. Rows without a
 * level belong to their data set, so that public tables of several experiments do not melt into one figure.
 */
export function figureRows(tables: readonly TrialColumns[], options: RowOptions): FigureRows {
  const read = tables.filter(({ length }) => length > 0);
  const { dataSets } = divide(read, options.by);
  const all: DataSet = { name: "", sources: read.map((table) => ({ table, rows: null })) };
  const nets = findNets(dataSets, options.nets);
  const drops = readDrops(options.drop, dataSets);
  const names = nameSubjects(all, nets.has, options.samePeople);
  const named = read.map((table) => ({
    ...table,
    subj: { ...table.subj, values: table.subj.values.map((_, code) => names.nameOf(table, code)) },
  }));
  const { identify } = chooseImageRule(named, options.imageId);
  const setOf = new Map(
    dataSets.flatMap(({ name, sources }) => sources.map(({ table }) => [table.file, name] as const)),
  );
  const made = read.map((table): RowTable => {
    const set = setOf.get(table.file) ?? "";
    const dropped = drops.byDataSet.get(set) ?? new Set<string>();
    const extra = new Map([...table.extra].map(([name, column]) => [name.toLowerCase(), column]));
    const pictures = table.imagename.values.map(identify);
    const persons = table.subj.values.map((_, code) => names.nameOf(table, code));
    const isNet = table.subj.values.map((name) => nets.has(name));
    const rowAt = (row: number): TableRow => {
      const rt = table.rt[row] as number;
      const code = table.subj.codes[row] as number;
      const condition = textAt(table.condition, row);
      return {
        line: table.line[row] as number,
        person: persons[code] ?? "",
        isNet: isNet[code] ?? false,
        dropped: dropped.size > 0 && dropped.has(condition === "" ? "nan" : normaliseCondition(condition)),
        dataSet: dataSets.length > 1 ? set : "",
        response: (table.response.codes[row] as number) < 0 ? null : textAt(table.response, row),
        category: textAt(table.category, row),
        condition,
        image: pictures[table.imagename.codes[row] as number] ?? "",
        rt: Number.isNaN(rt) ? null : rt,
        extra(column: string): string {
          const found = extra.get(column);
          return found ? textAt(found, row) : "";
        },
      };
    };
    return {
      file: table.file,
      has: (column) => extra.has(column),
      rows: {
        *[Symbol.iterator]() {
          for (let row = 0; row < table.length; row++) yield rowAt(row);
        },
      },
    };
  });
  return { tables: made, shared: sharedNames(read, names.nameOf), warnings: [...drops.warnings, ...nets.warnings] };
}

/** Names that stand in several files: taken for several people, or for one. */
function sharedNames(tables: readonly TrialColumns[], nameOf: (table: TrialColumns, code: number) => string) {
  const files = new Map<string, number>();
  const parted = new Set<string>();
  for (const table of tables)
    for (const [code, name] of table.subj.values.entries()) {
      files.set(name, (files.get(name) ?? 0) + 1);
      if (nameOf(table, code) !== name) parted.add(name);
    }
  const joined = [...files].flatMap(([name, count]) => (count > 1 && !parted.has(name) ? [name] : []));
  return { joined, parted: [...parted] };
}

/** The tables without rows in which shape and texture name different things: there, nobody is right or wrong. */
export function scoredTables(tables: readonly TrialColumns[]): TrialColumns[] {
  return tables.map((table) => {
    const texture = [...table.extra].find(([name]) => name.toLowerCase() === "texture_category")?.[1];
    if (!texture) return table;
    const kept = Int32Array.from({ length: table.length }, (_, row) => row).filter((row) => {
      const named = textAt(texture, row);
      return named === "" || named === textAt(table.category, row);
    });
    if (kept.length === table.length) return table;
    const of = ({ values, codes }: CodedColumn): CodedColumn => ({
      values,
      codes: kept.map((row) => codes[row] as number),
    });
    return {
      ...table,
      length: kept.length,
      subj: of(table.subj),
      session: of(table.session),
      response: of(table.response),
      category: of(table.category),
      condition: of(table.condition),
      imagename: of(table.imagename),
      trial: Float64Array.from(kept, (row) => table.trial[row] as number),
      rt: Float64Array.from(kept, (row) => table.rt[row] as number),
      line: Uint32Array.from(kept, (row) => table.line[row] as number),
      extra: new Map([...table.extra].map(([name, column]) => [name, of(column)])),
    };
  });
}
