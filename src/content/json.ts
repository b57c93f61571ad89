import { ContentError } from "./problem";

/**
 * JSON.parse with errors for people: file, line, column and what was expected there. The engines word theirs
 * differently, and some give no place, so the place is found by reading the text again.
 * @throws ContentError
 */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { at, expected } = firstFault(text);
    const before = text.slice(0, at).split("\n");
    const place = `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
    const character = [...text.slice(at, at + 2)][0];
    const found = character === undefined ? "the end of the file" : JSON.stringify(character);
    throw new ContentError(file, { place, expected, found }, cause);
  }
}

interface Fault {
  readonly at: number;
  readonly expected: string;
}

class Stop extends Error {
  constructor(readonly fault: Fault) {
    super(fault.expected);
  }
}

const space = /[ \t\n\r]*/y;
const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside a string
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/y;

/** Walks through JSON's grammar to the first character that does not belong. */
function firstFault(text: string): Fault {
  let at = 0;
  const fail = (expected: string): never => {
    throw new Stop({ at, expected });
  };
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at += match[0].length;
    return match !== null && match[0] !== "";
  };
  const takeString = (): void => {
    take(string);
    if (text[at] !== '"') fail("the text to go on and close with a double quote");
    at += 1;
  };
  const takeMembers = (close: "}" | "]", member: () => void): void => {
    at += 1;
    take(space);
    if (text[at] === close) {
      at += 1;
      return;
    }
    for (;;) {
      take(space);
      member();
      take(space);
      if (text[at] === close) break;
      if (text[at] !== ",") fail(`a comma or ${close}`);
      at += 1;
    }
    at += 1;
  };
  const takeValue = (): void => {
    take(space);
    if (text[at] === "{")
      takeMembers("}", () => {
        if (text[at] !== '"') fail("a key in double quotes");
        takeString();
        take(space);
        if (text[at] !== ":") fail("a colon after the key");
        at += 1;
        takeValue();
      });
    else if (text[at] === "[") takeMembers("]", takeValue);
    else if (text[at] === '"') takeString();
    else if (!take(literal)) fail("a value");
  };
  try {
    takeValue();
    take(space);
    return { at, expected: "nothing more" };
  } catch (stop) {
    if (stop instanceof Stop) return stop.fault;
    throw stop;
  }
}
