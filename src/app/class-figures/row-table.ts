/** One row of a table, by column; what the collector needs of either way of holding a table. */
export interface TableRow {
  readonly line: number;
  /** The subject, under a name of its own among all tables. */
  readonly person: string;
  readonly isNet: boolean;
  /** In a condition that is to be left out. */
  readonly dropped: boolean;
  /** Where the table names no level; empty where all tables are one data set. */
  readonly dataSet: string;
  readonly response: string | null;
  readonly category: string;
  readonly condition: string;
  readonly image: string;
  readonly rt: number | null;
  /** An extra column's text, trimmed; empty where there is none. */
  extra(column: string): string;
}

export interface RowTable {
  readonly file: string;
  has(column: string): boolean;
  readonly rows: Iterable<TableRow>;
}

export interface FigureRows {
  readonly tables: readonly RowTable[];
  readonly shared: { readonly joined: readonly string[]; readonly parted: readonly string[] };
  /** What the reader should not miss, as sentences. */
  readonly warnings: readonly string[];
}
