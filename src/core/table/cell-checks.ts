import { isUnknown, quoted, readFlag } from "./cell-values";
import type { ColumnBuilder } from "./coded-column";
import type { RawRows } from "./raw-rows";

/** For each text of a column, why a row with it is broken; null where it is not. */
const faultsOf = (column: ColumnBuilder, why: (text: string) => string | null): readonly (string | null)[] =>
  column.values.map(why);

const mustBeThere =
  (name: string) =>
  (text: string): string | null =>
    text === "" ? `${name} is empty` : isUnknown(text) ? `${name} is ${quoted(text)}, which is no value` : null;

const mustBeFlag =
  (name: string) =>
  (text: string): string | null =>
    readFlag(text) === undefined ? `${name} is ${quoted(text)}, neither true nor false` : null;

/** A column in which some cell is wrong, and what is wrong by code. */
export interface Checked {
  readonly column: ColumnBuilder;
  readonly faults: readonly (string | null)[];
}

/** The columns of text in which a cell can be wrong, in the order in which reasons are given. */
export function checkedColumns({ texts, extras }: RawRows): Checked[] {
  const own = (["subj", "session", "category", "imagename"] as const).map((name) => ({
    column: texts[name],
    // A session called "nan" is a session; a subject or a category is lacking then.
    faults: faultsOf(
      texts[name],
      name === "session" ? (text) => (text === "" ? "session is empty" : null) : mustBeThere(name),
    ),
  }));
  const flags = extras
    .filter(([name]) => name === "practice" || name === "valid")
    .map(([name, column]) => ({ column, faults: faultsOf(column, mustBeFlag(name)) }));
  return [...own, ...flags].filter(({ faults }) => faults.some((fault) => fault !== null));
}

/** Why a row is broken by this column; null where it is not. */
export const reasonIn = ({ column, faults }: Checked, row: number): string | null =>
  faults[column.codes.array[row] as number] as string | null;
