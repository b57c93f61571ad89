import { basename, dirname, extname, resolve } from "node:path";
import type { CodedColumn, TrialColumns } from "../../../core/table/trial-columns";
import { CommandError } from "../command-error";

/** What divides the rows into data sets: each is analysed on its own. */
export type Grouping =
  | { readonly by: "auto" | "folder" | "file" | "none" }
  | { readonly by: "column"; readonly column: string };

/** Rows of one table that belong to a data set; null for all of them. */
export interface Source {
  readonly table: TrialColumns;
  readonly rows: Uint32Array | null;
}

export interface DataSet {
  readonly name: string;
  readonly sources: readonly Source[];
}

export interface DataSets {
  readonly dataSets: readonly DataSet[];
  /** What divided them, for the reader: null where there is one data set and nobody asked. */
  readonly rule: string | null;
  /** Rows whose cell in the grouping column says nothing. */
  readonly ungrouped: number;
}

/** A table's cells in a column that is not a number: one of the field's own or any other. */
export function textColumn(table: TrialColumns, name: string): CodedColumn | undefined {
  const own: Readonly<Record<string, CodedColumn>> = {
    subj: table.subj,
    session: table.session,
    object_response: table.response,
    category: table.category,
    condition: table.condition,
    imagename: table.imagename,
  };
  if (Object.hasOwn(own, name)) return own[name];
  return table.extra.get(name) ?? [...table.extra].find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
}

/** The files' tables under one name each. Folders that are named alike get as much of their path as tells them apart. */
function grouped(tables: readonly TrialColumns[], keyOf: (file: string) => string): DataSet[] {
  const byKey = new Map<string, Source[]>();
  for (const table of tables) {
    const key = keyOf(table.file);
    const sources = byKey.get(key);
    if (sources) sources.push({ table, rows: null });
    else byKey.set(key, [{ table, rows: null }]);
  }
  const names = shortNames([...byKey.keys()]);
  return [...byKey].map(([key, sources]) => ({ name: names.get(key) as string, sources }));
}

/** The last part of each path, or as many parts as make it unique among the others. */
export function shortNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  let open = [...paths];
  for (let parts = 1; open.length > 0; parts++) {
    const counts = new Map<string, number>();
    const tail = (path: string): string => path.split(/[\\/]/).filter(Boolean).slice(-parts).join("/") || path;
    for (const path of open) counts.set(tail(path), (counts.get(tail(path)) ?? 0) + 1);
    for (const path of open) {
      if (counts.get(tail(path)) === 1 || path.split(/[\\/]/).length <= parts) names.set(path, tail(path));
    }
    open = open.filter((path) => !names.has(path));
  }
  return names;
}

/** A file's name without folder and extension. */
export const stem = (file: string): string => basename(file, extname(file));

/**
 * What stands before the subject in a file's name, as the public tables write it (`colour_subject-01_session_1.csv`);
 * null where the table has several subjects or its name does not hold the one it has.
 */
function namedBefore(table: TrialColumns): string | null {
  const [subject, ...others] = new Set(table.subj.codes);
  if (subject === undefined || subject < 0 || others.length > 0) return null;
  const at = stem(table.file).indexOf(`_${table.subj.values[subject]}`);
  return at > 0 ? stem(table.file).slice(0, at) : null;
}

/**
 * Whether files of one folder are several data sets by the public way of naming: someone has the same subj and session
 * under two beginnings.
 */
function mixesDataSets(tables: readonly TrialColumns[]): boolean {
  const seen = new Map<string, string>();
  let mixed = false;
  for (const table of tables) {
    const before = namedBefore(table);
    if (before === null) return false;
    for (const session of new Set(table.session.codes)) {
      const who = JSON.stringify([
        table.subj.values[table.subj.codes[0] as number],
        session,
        table.session.values[session],
      ]);
      const other = seen.get(who);
      if (other !== undefined && other !== before) mixed = true;
      seen.set(who, before);
    }
  }
  return mixed;
}

function byColumn(tables: readonly TrialColumns[], column: string): DataSets {
  const groups = new Map<string, Source[]>();
  let ungrouped = 0;
  for (const table of tables) {
    const cells = textColumn(table, column);
    const rows = new Map<string, number[]>();
    for (let row = 0; row < table.length; row++) {
      const code = cells?.codes[row] ?? -1;
      if (code < 0) ungrouped++;
      const name = code < 0 ? `no ${column}` : (cells?.values[code] as string);
      const list = rows.get(name);
      if (list) list.push(row);
      else rows.set(name, [row]);
    }
    for (const [name, list] of rows) {
      const sources = groups.get(name) ?? [];
      groups.set(name, sources);
      sources.push({ table, rows: Uint32Array.from(list) });
    }
  }
  const dataSets = [...groups].map(([name, sources]) => ({ name, sources }));
  return { dataSets, rule: `the column ${column}`, ungrouped };
}

/**
 * Divides tables into data sets. Without a wish: by folder; and within one folder by the beginning of the files' names
 * where these show several data sets in the public tables' way.
 * @throws Error, as a sentence for the user, when no table has the column.
 */
export function divide(tables: readonly TrialColumns[], grouping: Grouping): DataSets {
  if (grouping.by === "column") {
    const { column } = grouping;
    if (tables.length > 0 && !tables.some((table) => textColumn(table, column))) {
      const there = [...new Set(tables.flatMap((table) => [...table.extra.keys()]))].join(", ");
      throw new CommandError(
        `--by column:${column}: no table has that column${there ? `; beside the field's own there are ${there}` : ""}`,
      );
    }
    return byColumn(tables, column);
  }
  const folder = (file: string): string => dirname(resolve(file));
  if (grouping.by === "file") return { dataSets: grouped(tables, (file) => resolve(file)), rule: "file", ungrouped: 0 };
  if (grouping.by === "none") {
    const sources = tables.map((table) => ({ table, rows: null }));
    return { dataSets: sources.length > 0 ? [{ name: "all tables", sources }] : [], rule: null, ungrouped: 0 };
  }
  const folders = grouped(tables, folder);
  const wished = grouping.by === "folder";
  if (wished || folders.length > 1) {
    return { dataSets: folders, rule: wished || folders.length > 1 ? "folder" : null, ungrouped: 0 };
  }
  if (mixesDataSets(tables)) {
    const before = new Map(tables.map((table) => [table.file, namedBefore(table) ?? ""]));
    const rule = "the beginning of the files' names, since the same subject and session stand under several";
    return { dataSets: grouped(tables, (file) => before.get(file) as string), rule, ungrouped: 0 };
  }
  return { dataSets: folders, rule: null, ungrouped: 0 };
}
