import { type Checked, reasonIn } from "./cell-checks";
import { isNothing } from "./cell-values";
import type { ColumnBuilder } from "./coded-column";
import type { ColumnPreset } from "./column-presets";
import type { RawRows } from "./raw-rows";

/**
 * In which rows of a program's export something else than a trial was on the screen: rows without a picture or a category,
 * and screens (fixation, mask) that nobody answers in the whole file although others are answered.
 */
export function otherScreens(
  raw: RawRows,
  preset: ColumnPreset,
  checked: readonly Checked[],
): (row: number) => boolean {
  const { category, imagename, object_response: response } = raw.texts;
  const lacking = checked.filter(({ column }) => column === category || column === imagename);
  const lacks = (row: number): boolean => lacking.some((of) => reasonIn(of, row) !== null);
  const screen = raw.extras.find(([name]) => preset.screen.some((pattern) => pattern.test(name)))?.[1];
  if (!screen) return lacks;
  const silent = response.values.map(isNothing);
  const answered = new Set<number>();
  for (let row = 0; row < raw.line.length; row++) {
    if (!silent[response.codes.array[row] as number] && !lacks(row)) answered.add(screen.codes.array[row] as number);
  }
  if (answered.size === 0) return lacks;
  return (row) => lacks(row) || !answered.has(screen.codes.array[row] as number);
}

/** Takes the only name in a column of subjects for all rows: some programs write it into one row. @returns whether it did */
export function fillSubject(subj: ColumnBuilder): boolean {
  const codes = subj.codes.array;
  const used = new Set(codes);
  const named = [...used].filter((code) => !isNothing(subj.values[code] as string));
  if (named.length !== 1 || used.size === 1) return false;
  codes.fill(named[0] as number);
  return true;
}
