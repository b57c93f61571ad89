import type { BrokenRow } from "./trial-table";

/** So many broken rows of a file are kept with their reasons; further ones are counted. */
export const MOST_BROKEN = 1000;

/** Rows that could not be read: the first thousand with their reasons, and how many there are. */
export class BrokenRows {
  count = 0;
  readonly #rows: BrokenRow[] = [];
  #room = MOST_BROKEN;

  constructor(readonly file: string) {}

  /** @param reason the reason, or what finds it: of further rows it is not asked */
  add(line: number, reason: string | (() => string)): void {
    this.count++;
    if (this.#rows.length >= this.#room) return;
    this.#rows.push({ file: this.file, line, reason: typeof reason === "string" ? reason : reason() });
  }

  /** Begins another pass over the rows: its first thousand are to be kept too. */
  nextPass(): void {
    this.#room = this.#rows.length + MOST_BROKEN;
  }

  /** The kept rows by line. */
  get rows(): readonly BrokenRow[] {
    return this.#rows.sort((one, other) => one.line - other.line).slice(0, MOST_BROKEN);
  }
}
