import { writeCsv } from "./csv";

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The objects in a text: a list of them, one a line, or lists within an object or a list. */
function rowsOf(text: string): readonly Row[] | null {
  const whole = parse(text);
  const lines = whole === undefined ? text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "") : [];
  const value = whole === undefined ? lines.map(parse) : whole;
  if (Array.isArray(value)) {
    const rows = value.flat(1);
    return rows.length > 0 && rows.every(isRow) ? rows : null;
  }
  if (!isRow(value)) return null;
  // Servers wrap the trials: {"data": [...]}, {"trials": [...]}.
  const lists = Object.values(value).filter(
    (inner): inner is Row[] => Array.isArray(inner) && inner.length > 0 && inner.every(isRow),
  );
  return lists.length === 1 ? (lists[0] as Row[]) : null;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/**
 * JSON as a table: a list of objects, as jsPsych and lab.js save it, or one object a line. Undefined for text that does not
 * begin like JSON; null for JSON that is no list of objects.
 */
export function jsonAsCsv(text: string): string | null | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const rows = rowsOf(text);
  if (rows === null) return null;
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (names.length === 0) return null;
  try {
    return writeCsv([names, ...rows.map((row) => names.map((name) => cellOf(row[name])))]);
  } catch {
    // Values nested thousands deep cannot be written.
    return null;
  }
}
