import { commaUse, isNothing, whyNoTime, withPoint } from "./cell-values";
import { NUMBER } from "./number";
import type { RawNumbers } from "./raw-rows";

/**
 * Whether commas in a file's numbers are decimal. Where the separator is a comma, only a number that cannot have commas
 * for thousands says so (`0,5`, `1,23`); else any does. A point in other numbers speaks against it.
 */
export function usesDecimalCommas(rt: RawNumbers, conditions: readonly string[], separator: string): boolean {
  let either = false;
  for (const cell of rt.others.values()) {
    const use = commaUse(cell);
    if (use === "decimal") return true;
    if (use === "either") either = true;
  }
  if (separator === ",") return false;
  const points = rt.numbers.array.some((time) => !Number.isNaN(time) && !Number.isInteger(time));
  if (points) return false;
  return either || conditions.some((condition) => commaUse(condition.trim()) !== "none");
}

/** Makes numbers of those that are written with a decimal comma (`1,0`). */
export function readCommas({ numbers, others }: RawNumbers): void {
  for (const [row, cell] of others) {
    const written = withPoint(cell);
    if (!NUMBER.test(written)) continue;
    numbers.array[row] = Number(written);
    others.delete(row);
  }
}

const inSeconds = (value: number, unit: "s" | "ms"): number => (unit === "ms" ? value / 1000 : value);

export interface Times {
  /** Seconds by row; NaN where there is none. */
  readonly seconds: Float64Array;
  /** Why a row's cell is no time, as a sentence; null where it is one or says "no time". */
  readonly fault: (row: number) => string | null;
}

/** The times of all rows in seconds. @param unit the unit that they are written in */
export function readTimes({ numbers, others }: RawNumbers, decimalCommas: boolean, unit: "s" | "ms"): Times {
  const seconds = numbers.array.slice();
  const wrong = new Uint8Array(seconds.length);
  const take = (row: number, value: number): void => {
    // Adding 0 makes 0 of −0.
    if (value >= 0 && Number.isFinite(value)) seconds[row] = inSeconds(value, unit) + 0;
    else wrong[row] = 1;
  };
  for (let row = 0; row < seconds.length; row++) if (!Number.isNaN(seconds[row])) take(row, seconds[row] as number);
  for (const [row, cell] of others) {
    seconds[row] = Number.NaN;
    if (isNothing(cell)) continue;
    // 1.234,56 has a separator of thousands too: times in seconds have none.
    const written = decimalCommas && !cell.includes(".") ? withPoint(cell) : cell;
    take(row, NUMBER.test(written) ? Number(written) : Number.NaN);
  }
  return {
    seconds,
    fault: (row) => (wrong[row] === 1 ? whyNoTime(others.get(row) ?? String(numbers.array[row]), unit) : null),
  };
}

/** Above this many seconds nobody answers a flash half of the time. */
const LONG = 60;
/** Beyond this many seconds a single time is rather one without its point. */
const ABSURD = 1000;

/** Doubts about the unit of the times, as sentences. @param unit as the user said it; undefined if not said */
export function doubtsAboutTimes(seconds: Float64Array, line: Uint32Array, unit: "s" | "ms" | undefined): string[] {
  const times = seconds.filter((time) => !Number.isNaN(time)).sort();
  if (times.length === 0) return [];
  const middle = times[times.length >> 1] as number;
  const first = (wanted: (time: number) => boolean): string => {
    const row = seconds.findIndex(wanted);
    return `${Number((seconds[row] as number).toPrecision(6))} s in line ${line[row]}`;
  };
  if (unit === undefined && middle > LONG) {
    const where = first((time) => time > LONG);
    return [
      `rt: half of the times are above ${LONG} s (${where}): are these milliseconds? They are read as seconds; give --rt ms`,
    ];
  }
  if (unit === "ms" && middle < 0.01) {
    const where = first((time) => time < 0.01);
    return [`rt: half of the times are below 10 ms (${where}): are these seconds? They are read as milliseconds`];
  }
  if (times.length > 2 && (times.at(-1) as number) > ABSURD) {
    const where = first((time) => time > ABSURD);
    const many = times.filter((time) => time > ABSURD).length;
    return [
      `rt: ${many === 1 ? "one time is" : `${many} times are`} above ${ABSURD} s (${where}): has a spreadsheet taken the point for a separator of thousands?`,
    ];
  }
  return [];
}
