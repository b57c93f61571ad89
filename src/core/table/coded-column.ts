import type { Records } from "./records";
import type { CodedColumn } from "./trial-columns";

/** Numbers that come one by one, in an array that grows. */
export class Growing<T extends Int32Array | Uint32Array | Float64Array> {
  length = 0;
  #array: T;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T, room = 1024) {
    this.#make = make;
    this.#array = make(room);
  }

  push(value: number): void {
    if (this.length === this.#array.length) {
      const wider = this.#make(this.length * 2);
      wider.set(this.#array);
      this.#array = wider;
    }
    this.#array[this.length++] = value;
  }

  /** What has come so far; later numbers may or may not show in it. */
  get array(): T {
    return this.#array.subarray(0, this.length) as T;
  }
}

/** A column of text that grows cell by cell: every text is kept once. */
export class ColumnBuilder {
  readonly values: string[] = [];
  readonly codes: Growing<Int32Array>;
  readonly #known = new Map<string, number>();
  #last = "";
  #lastCode = -1;

  constructor(room: number) {
    this.codes = new Growing((length) => new Int32Array(length), room);
  }

  /** Adds a cell of the current record. */
  add(records: Records, place: number): void {
    // Names of subjects and conditions often come many times in a row.
    if (this.#lastCode < 0 || !records.is(place, this.#last)) this.#look(records.trimmed(place));
    this.codes.push(this.#lastCode);
  }

  addText(text: string): void {
    this.#look(text);
    this.codes.push(this.#lastCode);
  }

  #look(text: string): void {
    let code = this.#known.get(text);
    if (code === undefined) {
      code = this.values.length;
      this.values.push(text);
      this.#known.set(text, code);
    }
    this.#last = text;
    this.#lastCode = code;
  }
}

/**
 * A column with its texts translated: texts that become the same share a code.
 * @param rows the rows to keep, in order @param translate null for "no value"
 * @param into texts that have a code already, to be added to
 */
export function translated(
  built: ColumnBuilder,
  rows: Int32Array,
  translate: (text: string) => string | null,
  { values, known, key }: Dictionary = new Dictionary(),
): CodedColumn {
  const old = built.codes.array;
  const fresh = new Int32Array(built.values.length).fill(-2);
  const codes = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const from = old[rows[i] as number] as number;
    let code = fresh[from] as number;
    if (code === -2) {
      const text = translate(built.values[from] as string);
      code = text === null ? -1 : (known.get(key(text)) ?? -2);
      if (code === -2) {
        code = values.length;
        values.push(text as string);
        known.set(key(text as string), code);
      }
      fresh[from] = code;
    }
    codes[i] = code;
  }
  return { values, codes };
}

/** A column as it was built, for texts that need no translation. @param rows as in {@link translated} */
export function untranslated(built: ColumnBuilder, rows: Int32Array): CodedColumn {
  // Texts that only other rows have must not stay.
  if (rows.length < built.codes.length) return translated(built, rows, (text) => text);
  return { values: built.values, codes: built.codes.array.slice() };
}

/** Texts by code. @param key texts with the same key share a code, which stands for the first of them */
export class Dictionary {
  readonly values: string[] = [];
  readonly known = new Map<string, number>();

  constructor(readonly key: (text: string) => string = (text) => text) {}
}
