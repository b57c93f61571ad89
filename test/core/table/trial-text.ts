import { parseTrialColumns, type ReadingOptions } from "../../../src/core/table/parse-trial-columns";
import type { CodedColumn, TrialColumns } from "../../../src/core/table/trial-columns";
import { TRIAL_COLUMNS } from "../../../src/core/table/trial-table";

export const HEADER = TRIAL_COLUMNS.join(",");

/** A plain table of the field's columns with these rows. */
export const table = (...rows: readonly string[]): string => `${[HEADER, ...rows].join("\n")}\n`;

/** Six trials of one pupil: `rows` of a plain table. */
export const SIX = ["dog", "cat", "car", "bird", "dog", "cat"].map(
  (answer, i) => `s1,1,${i + 1},0.5${i}2,${answer},${i < 3 ? "cat" : answer},nan,img_${i}.png`,
);

export const parse = (text: Uint8Array | string, options?: ReadingOptions): TrialColumns =>
  parseTrialColumns(text, "t.csv", options);

export const cells = ({ values, codes }: CodedColumn): (string | null)[] =>
  Array.from(codes, (code) => (code < 0 ? null : (values[code] as string)));

/** What a table says, whatever the dialect that it is written in. */
export function said(read: TrialColumns) {
  const { subj, session, response, category, condition, imagename, trial, rt, extra, broken } = read;
  return {
    subj: cells(subj),
    session: cells(session),
    response: cells(response),
    category: cells(category),
    condition: cells(condition),
    imagename: cells(imagename),
    trial: [...trial],
    rt: [...rt],
    extra: Object.fromEntries([...extra].map(([name, column]) => [name, cells(column)])),
    broken,
  };
}

export function utf16(text: string, order: "le" | "be", mark = true): Uint8Array {
  const bytes = Buffer.from((mark ? "\uFEFF" : "") + text, "utf16le");
  return new Uint8Array(order === "le" ? bytes : bytes.swap16());
}
