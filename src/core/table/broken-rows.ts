import type { BrokenRow } from "./trial-table";

/** So many broken rows of a file are kept with their reasons; further ones are counted. */
export const MOST_BROKEN = 1000;

/** Rows that could not be read: the first thousand with their reasons, and how many there are. */
export class BrokenRows {
  count = 0;
  readonly #rows: BrokenRow[] = [];

  constructor(readonly file: string) {}

  add(line: number, reason: string): void {
    this.count++;
    // Faults of form and of content are found one after the other: room for the first thousand of each.
    if (this.#rows.length < 2 * MOST_BROKEN) this.#rows.push({ file: this.file, line, reason });
  }

  /** The kept rows by line. */
  get rows(): readonly BrokenRow[] {
    return this.#rows.sort((one, other) => one.line - other.line).slice(0, MOST_BROKEN);
  }
}
