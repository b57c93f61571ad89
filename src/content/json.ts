import { ContentError } from "./problem";

/**
 * JSON.parse with readable errors: file, line, column and what was expected there. Engines word errors differently, and
 * some give no position, so a second pass over the text finds it. A byte order mark is allowed.
 * @throws ContentError
 */
export function parseJson(text: string, file: string): unknown {
  const body = withoutMark(text);
  try {
    return JSON.parse(body);
  } catch (cause) {
    const { fault } = scanJson(body);
    // If this grammar accepts a text the engine rejects, the text can only be too large.
    const { at, expected } = fault ?? { at: 0, expected: "a file that this machine can read" };
    const character = [...body.slice(at, at + 2)][0];
    const found = character === undefined ? "the end of the file" : nameCharacter(character);
    throw new ContentError(file, { path: lineAndColumn(body, at), expected, found }, cause);
  }
}

/** Duplicate keys within one object, of which JSON.parse silently keeps the last; empty for invalid JSON. */
export function repeatedKeys(text: string): readonly { readonly key: string; readonly path: string }[] {
  const body = withoutMark(text);
  const { fault, repeated } = scanJson(body);
  return fault ? [] : repeated.map(({ key, at }) => ({ key, path: lineAndColumn(body, at) }));
}

/** Text without the byte order mark that some editors add. */
export const withoutMark = (text: string): string => (text.startsWith("\ufeff") ? text.slice(1) : text);

function lineAndColumn(text: string, at: number): string {
  const before = text.slice(0, at).split("\n");
  return `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
}

/** A character in readable form; invisible ones also by number. */
function nameCharacter(character: string): string {
  const number = `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
  const invisible = /^[\p{C}\p{Z}\p{M}]$/u.test(character) && !/^[ \t\r\n]$/.test(character);
  return invisible ? `the invisible character ${number}` : JSON.stringify(character);
}

interface Fault {
  readonly at: number;
  readonly expected: string;
}

interface Scan {
  /** The first invalid character; null for valid JSON. */
  readonly fault: Fault | null;
  readonly repeated: readonly { readonly key: string; readonly at: number }[];
}

const space = /[ \t\n\r]*/y;
const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside a string
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/y;

/** Walks JSON's grammar with an explicit stack instead of recursion, so that deep nesting cannot overflow. */
function scanJson(text: string): Scan {
  const open: { readonly close: "}" | "]"; readonly keys: Set<string> | null }[] = [];
  const repeated: { key: string; at: number }[] = [];
  let at = 0;
  const fail = (expected: string): Scan => ({ fault: { at, expected }, repeated });
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const length = pattern.exec(text)?.[0].length ?? 0;
    at += length;
    return length > 0;
  };
  const takeString = (): boolean => {
    take(string);
    if (text[at] !== '"') return false;
    at += 1;
    return true;
  };
  for (;;) {
    take(space);
    const keys = open.at(-1)?.keys;
    if (keys) {
      const from = at;
      if (text[at] !== '"') return fail("a key in double quotes");
      if (!takeString()) return fail(UNCLOSED);
      const key = JSON.parse(text.slice(from, at)) as string;
      if (keys.has(key)) repeated.push({ key, at: from });
      keys.add(key);
      take(space);
      if (text[at] !== ":") return fail("a colon after the key");
      at += 1;
      take(space);
    }
    if (text[at] === "{" || text[at] === "[") {
      open.push(text[at] === "{" ? { close: "}", keys: new Set() } : { close: "]", keys: null });
      at += 1;
      take(space);
      if (text[at] !== open.at(-1)?.close) continue;
    } else if (text[at] === '"') {
      if (!takeString()) return fail(UNCLOSED);
    } else if (!take(literal)) return fail("a value");
    for (let more = false; !more; ) {
      take(space);
      const inner = open.at(-1);
      if (!inner) return at < text.length ? fail("nothing more") : { fault: null, repeated };
      if (text[at] === inner.close) open.pop();
      else if (text[at] === ",") more = true;
      else return fail(`a comma or ${inner.close}`);
      at += 1;
    }
  }
}

const UNCLOSED = "the text to go on and close with a double quote";
