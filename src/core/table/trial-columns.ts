import type { BrokenRow } from "./trial-table";

/** A column of text, coded: row i holds values[codes[i]]; −1 where the cell says "no value". */
export interface CodedColumn {
  readonly values: readonly string[];
  readonly codes: Int32Array;
}

/** A table of trials by columns: compact enough for hundreds of thousands of rows. */
export interface TrialColumns {
  readonly file: string;
  readonly length: number;
  readonly subj: CodedColumn;
  readonly session: CodedColumn;
  /** −1: a missed answer. Compared without regard to case: response and category share their `values`. */
  readonly response: CodedColumn;
  readonly category: CodedColumn;
  /** Normalised (see normaliseCondition). */
  readonly condition: CodedColumn;
  readonly imagename: CodedColumn;
  readonly trial: Float64Array;
  /** Seconds; NaN where missing. */
  readonly rt: Float64Array;
  /** Line in the file, from 1. */
  readonly line: Uint32Array;
  /** Further columns by name as written in the header; codes −1 where empty or "no value". */
  readonly extra: ReadonlyMap<string, CodedColumn>;
  /** The first thousand rows that could not be read, by line. */
  readonly broken: readonly BrokenRow[];
  /** All rows that could not be read, those beyond `broken` too. */
  readonly brokenCount: number;
  /** What was done to read this file, as sentences for the user ("separated by semicolons", "decimal commas", …); empty for a plain table. */
  readonly notes: readonly string[];
}
