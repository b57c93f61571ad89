const LF = 10;
const CR = 13;
const BLANK = 32;
const QUOTE = 34;

/** How a cell stands in the text. */
const PLAIN = 0;
const QUOTED = 1;
/** Quoted, with doubled quotes inside. */
const DOUBLED = 2;

/** The apostrophe before what a spreadsheet would run (see writeCsv) belongs to the file, not to the cell. */
const DISARMED = /^'+[=+\-@\t\r\n＝＋－＠]/;
const rearm = (cell: string): string => (cell.charCodeAt(0) === 39 && DISARMED.test(cell) ? cell.slice(1) : cell);

/** Length of the line break at this position: 2 for CR LF, 1 for CR or LF alone, 0 for none. */
function breakLength(text: string, at: number): number {
  const char = text.charCodeAt(at);
  if (char === LF) return 1;
  if (char === CR) return text.charCodeAt(at + 1) === LF ? 2 : 1;
  return 0;
}

function countBreaks(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; ) {
    const length = breakLength(text, at);
    if (length > 0) breaks++;
    at += length || 1;
  }
  return breaks;
}

/**
 * Goes through text record by record without building rows. Cells are separated by one character and quoted by RFC 4180:
 * quoted cells may hold separators, line breaks and doubled quotes. Also taken: LF or CR alone as line breaks, blanks
 * round a quoted cell, a last line without a break. An entirely empty line is no record.
 *
 * A record that breaks the rules is reported as a fault, and reading resumes at the very next line, so one stray quote cannot
 * swallow the rows after it.
 */
export class Records {
  /** Line on which the current record begins, from 1. */
  line = 0;
  /** Number of its cells. */
  count = 0;
  /** Why the current record cannot be read; null where it can. */
  fault: string | null = null;
  /** Where the current record begins, and where the next one does. */
  start = 0;
  end: number;
  readonly #text: string;
  readonly #separator: number;
  #nextLine: number;
  #starts = new Int32Array(64);
  #ends = new Int32Array(64);
  #kinds = new Uint8Array(64);

  /** @param separator one character @param from where to begin @param line the line that begins there */
  constructor(text: string, separator: string, from = 0, line = 1) {
    this.#text = text;
    this.#separator = separator.charCodeAt(0);
    this.end = from;
    this.#nextLine = line;
  }

  /** Goes to the next record. @returns false at the end of the text */
  next(): boolean {
    const text = this.#text;
    for (;;) {
      if (this.end >= text.length) return false;
      const length = breakLength(text, this.end);
      if (length === 0) break;
      this.end += length;
      this.#nextLine++;
    }
    this.start = this.end;
    this.line = this.#nextLine;
    this.count = 0;
    this.fault = null;
    this.#scan();
    return true;
  }

  /** The text of a cell, its blanks kept. */
  cell(place: number): string {
    const written = this.#text.slice(this.#starts[place], this.#ends[place]);
    return rearm(this.#kinds[place] === DOUBLED ? written.replaceAll('""', '"') : written);
  }

  cells(): string[] {
    return Array.from({ length: this.count }, (_, place) => this.cell(place));
  }

  /** The text of a cell without blanks at its ends. */
  trimmed(place: number): string {
    const first = this.#text.charCodeAt(this.#starts[place] as number);
    const last = this.#text.charCodeAt((this.#ends[place] as number) - 1);
    const cell = this.cell(place);
    return first > BLANK && first < 127 && last > BLANK && last < 127 ? cell : cell.trim();
  }

  /** Whether a cell is written exactly like this. */
  is(place: number, text: string): boolean {
    const start = this.#starts[place] as number;
    const length = text.length;
    if ((this.#ends[place] as number) - start !== length || length === 0) return false;
    const whole = this.#text;
    // From the end: the names of a table often begin alike.
    for (let at = length - 1; at >= 0; at--) if (whole.charCodeAt(start + at) !== text.charCodeAt(at)) return false;
    return this.#kinds[place] !== DOUBLED && text.charCodeAt(0) !== 39;
  }

  /** Whether a cell holds nothing but blanks. */
  isBlank(place: number): boolean {
    return this.#starts[place] === this.#ends[place] || this.trimmed(place) === "";
  }

  /** A number of digits with at most one point; NaN for every other text. */
  plainNumber(place: number): number {
    const text = this.#text;
    const start = this.#starts[place] as number;
    const end = this.#ends[place] as number;
    let points = 0;
    let value = 0;
    for (let at = start; at < end; at++) {
      const digit = text.charCodeAt(at) - 48;
      if (digit >= 0 && digit <= 9) value = value * 10 + digit;
      else if (digit === -2 && points === 0) points = 1;
      else return Number.NaN;
    }
    if (end === start || (points === 1 && end - start === 1)) return Number.NaN;
    // Up to 15 digits are exact; a fraction is left to the parser that rounds rightly.
    return points === 0 && end - start <= 15 ? value : Number(text.slice(start, end));
  }

  #scan(): void {
    const text = this.#text;
    const separator = this.#separator;
    const { length } = text;
    let at = this.start;
    for (;;) {
      let char = text.charCodeAt(at);
      let open = at;
      if (separator !== BLANK) while (char === BLANK) char = text.charCodeAt(++open);
      let end: number;
      if (char === QUOTE) {
        end = this.#quoted(open);
        if (this.fault !== null) return;
      } else {
        end = at;
        for (char = text.charCodeAt(end); end < length; char = text.charCodeAt(++end)) {
          if (char === separator || char === LF || char === CR) break;
          if (char === QUOTE) {
            this.#broken("a quote stands inside a cell that is not quoted");
            return;
          }
        }
        this.#add(at, end, PLAIN);
      }
      if (end < length && text.charCodeAt(end) === separator) {
        at = end + 1;
        continue;
      }
      this.end = end + breakLength(text, end);
      this.#nextLine++;
      return;
    }
  }

  /** Reads the quoted cell that opens here. @returns where its separator or line break is */
  #quoted(open: number): number {
    const text = this.#text;
    let kind = QUOTED;
    let close = text.indexOf('"', open + 1);
    while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) {
      kind = DOUBLED;
      close = text.indexOf('"', close + 2);
    }
    if (close < 0) {
      this.#broken("a quoted cell is never closed");
      return open;
    }
    let end = close + 1;
    if (this.#separator !== BLANK) while (text.charCodeAt(end) === BLANK) end++;
    if (end < text.length && text.charCodeAt(end) !== this.#separator && breakLength(text, end) === 0) {
      this.#broken("text follows a closing quote");
      return open;
    }
    this.#add(open + 1, close, kind);
    this.#nextLine += countBreaks(text, open + 1, close);
    return end;
  }

  #broken(reason: string): void {
    const text = this.#text;
    this.fault = reason;
    let at = this.start;
    while (at < text.length && breakLength(text, at) === 0) at++;
    this.end = at + breakLength(text, at);
    this.#nextLine = this.line + 1;
  }

  #add(start: number, end: number, kind: number): void {
    const place = this.count++;
    if (place === this.#starts.length) this.#grow();
    this.#starts[place] = start;
    this.#ends[place] = end;
    this.#kinds[place] = kind;
  }

  #grow(): void {
    const wider = <T extends Int32Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    const length = this.#starts.length * 2;
    this.#starts = wider(this.#starts, new Int32Array(length));
    this.#ends = wider(this.#ends, new Int32Array(length));
    this.#kinds = wider(this.#kinds, new Uint8Array(length));
  }
}
